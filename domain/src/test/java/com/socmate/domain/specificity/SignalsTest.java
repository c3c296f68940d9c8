package com.socmate.domain.specificity;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.specificity.Window.Kind;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignalsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in the last 24 hours                     | ROLLING        | PT24H
          over the past day                        | ROLLING        | P1D
          for the previous seven days              | ROLLING        | P7D
          past week                                | ROLLING        | P7D
          last 24h                                 | ROLLING        | PT24H
          during the last forty-eight hours        | ROLLING        | PT48H
          last 2 weeks                             | ROLLING        | P14D
          TimeGenerated > ago(1d)                  | ROLLING        | P1D
          for P1D                                  | ROLLING        | P1D
          in the 6 hours before each run           | ROLLING        | PT6H
          der letzten 24 Stunden                   | ROLLING        | PT24H
          au cours des dernières 24 heures         | ROLLING        | PT24H
          en las últimas 12 horas                  | ROLLING        | PT12H
          today                                    | CALENDAR       | today
          since midnight                           | CALENDAR       | since midnight
          this week                                | CALENDAR       | this week
          since the last run                       | SINCE_LAST_RUN | since_last_run
          between runs                             | SINCE_LAST_RUN | since_last_run
          currently                                | AS_OF_RUN      | as_of_run
          between 3 March and 5 March 2026         | ABSOLUTE       | 2026-03-03/2026-03-05
          on 2026-03-03                            | ABSOLUTE       | 2026-03-03
          """)
  void a_window_is_read_with_its_kind(String words, Kind kind, String iso) {
    Window window = Signals.read("Failed sign-ins " + words).window().orElseThrow();
    assertThat(window.kind()).isEqualTo(kind);
    assertThat(window.iso()).isEqualTo(iso);
  }

  @ParameterizedTest
  @CsvSource({
    "every day",
    "each morning at 08:00",
    "within 10 minutes",
    "between 22:00 and 06:00",
    "from the last 5 sign-ins",
    "by accounts older than 180 days",
    "recently"
  })
  void other_times_are_not_windows(String words) {
    assertThat(Signals.read("Failed sign-ins " + words).window()).isEmpty();
  }

  @Test
  void the_baseline_of_a_novelty_is_not_the_window() {
    Signals signals =
        Signals.read("Sign-ins in the last day from an IP not seen in the previous 14 days");
    assertThat(signals.window().map(Window::iso)).contains("P1D");
    assertThat(signals.baseline().map(TimeSpan::iso)).contains("P14D");
    assertThat(signals.conditionType()).contains(ConditionType.NOVELTY);
  }

  @Test
  void the_span_within_which_things_meet_is_not_the_window() {
    Signals signals =
        Signals.read("5 failed sign-ins per user within 10 minutes, over the last 24 hours");
    assertThat(signals.window().map(Window::iso)).contains("PT24H");
    assertThat(signals.correlation().map(TimeSpan::iso)).contains("PT10M");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          more than 5 failed sign-ins                   | >5
          at least ten failures                         | >=10
          20+ failed logons                             | >=20
          3 or more failed logons                       | >=3
          no fewer than 7 failures                      | >=7
          fewer than 3 hosts                            | <3
          over 1,000 requests                           | >1000
          more than 1.000 requests                      | >1000
          >= 25 failures                                | >=25
          exactly 4 failures                            | ==4
          top 10 countries                              | top10
          more than 40% of sign-ins                     | >40 percent
          more than 500 MB sent                         | >500 MB
          a dozen failed logons                         | >=12
          mehr als 10 fehlgeschlagene Anmeldungen       | >10
          two countries less than 90 minutes apart      | >=2 <90 minute
          """)
  void a_threshold_is_read_with_its_comparison(String words, String thresholds) {
    assertThat(shown(Signals.read("Show " + words))).isEqualTo(thresholds);
  }

  @ParameterizedTest
  @CsvSource({
    "event 4625 on port 3389",
    "error 50057",
    "T1110 from 203.0.113.7",
    "on 2026-03-03",
    "version 2.16.0",
    "the last 5 sign-ins",
    "in the last 24 hours"
  })
  void identifiers_are_not_thresholds(String words) {
    assertThat(Signals.read("Failed sign-ins with " + words).hasExplicitThreshold()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          More than 5 failed sign-ins from the same IP            | ip
          Accounts with more than 5 failed sign-ins               | account
          More than 5 failed sign-ins per user                    | account
          Any identity deleting 3 or more snapshots               | account
          Top 10 source countries by blocked sign-ins             | country
          More than 5 failures grouped by host                    | host
          50+ failed logons on a server from one source address   | ip
          Users who read more than 5 secrets from one Key Vault   | account vault
          More than 5 distinct users failed to sign in            | ''
          """)
  void the_key_is_what_is_counted_by(String query, String key) {
    assertThat(String.join(" ", Signals.read(query).aggregationKey())).isEqualTo(key);
  }

  @Test
  void kql_is_read_by_its_operators() {
    Signals signals =
        Signals.read(
            """
            SigninLogs
            | where TimeGenerated > ago(7d) // ago(90d)
            | where ResultType == 50126 and AppDisplayName != "count > 3"
            | summarize Failures = count() by IPAddress, bin(TimeGenerated, 1h)
            | where Failures >= 20
            """);
    assertThat(signals.isKql()).isTrue();
    assertThat(signals.window().map(Window::iso)).contains("P7D");
    assertThat(signals.correlation().map(TimeSpan::iso)).contains("PT1H");
    assertThat(shown(signals)).isEqualTo(">=20");
    assertThat(signals.aggregationKey()).containsExactly("ip");
  }

  @Test
  void prose_that_mentions_a_pipe_is_not_kql() {
    assertThat(Signals.read("Users who ran whoami | net user in the last day").isKql()).isFalse();
  }

  private static String shown(Signals signals) {
    return signals.thresholds().stream()
        .filter(threshold -> !threshold.implicit())
        .map(it ->
            it.op().symbol()
                + it.value().stripTrailingZeros().toPlainString()
                + it.unit().map(unit -> " " + unit).orElse(""))
        .collect(Collectors.joining(" "));
  }
}
