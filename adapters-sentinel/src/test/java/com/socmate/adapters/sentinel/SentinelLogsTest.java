package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.TimeRange;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentinelLogsTest {
  private static final String TWO_ROWS =
      """
      {"tables":[{"name":"PrimaryResult","columns":[
        {"name":"IPAddress","type":"string"},{"name":"Attempts","type":"long"},
        {"name":"Seen","type":"datetime"},{"name":"Extra","type":"dynamic"},{"name":"Share","type":"real"}],
        "rows":[["192.0.2.7",6,"2026-11-22T01:00:00.5Z","{\\"a\\":1}",0.5],
                ["192.0.2.8","7","2026-11-22T01:00:00Z",null,"1.25"]]}]}\
      """;
  private static final String EMPTY_BUT_CUT =
      """
      {"tables":[{"name":"PrimaryResult","columns":[{"name":"A","type":"string"}],"rows":[]}],
       "error":{"code":"PartialError","message":"outer","details":[{"code":"EngineError","message":"middle",
         "innererror":{"code":"-2133196797","message":"the result is larger than allowed"}}]}}\
      """;

  private final ScriptedProvider provider = new ScriptedProvider();

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void an_answer_comes_back_with_its_types() {
    provider.then(200, TWO_ROWS);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Complete.class,
            answer -> {
              var table = answer.table();
              assertThat(table.cell(0, "IPAddress")).isEqualTo(new Cell.Text("192.0.2.7"));
              assertThat(table.cell(0, "Attempts")).isEqualTo(new Cell.Whole(6));
              assertThat(table.cell(0, "Seen"))
                  .isEqualTo(new Cell.Moment(Instant.parse("2026-11-22T01:00:00.5Z")));
              assertThat(table.cell(0, "Extra")).isEqualTo(new Cell.Json("{\"a\":1}"));
              assertThat(table.cell(1, "Extra")).isEqualTo(new Cell.Absent());
            });
  }

  @Test
  void numbers_sent_as_strings_are_numbers() {
    provider.then(200, TWO_ROWS);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Complete.class,
            answer -> {
              assertThat(answer.table().cell(1, "Attempts")).isEqualTo(new Cell.Whole(7));
              assertThat(answer.table().cell(1, "Share")).isEqualTo(new Cell.Real(1.25));
            });
  }

  @Test
  void the_window_is_bound_on_the_first_line_and_as_timespan() {
    provider.then(200, TWO_ROWS);
    ask();
    assertThat(provider.asked().getFirst())
        .contains(
            "let startTime = datetime(2026-11-21T00:00:00Z); let endTime = datetime(2026-11-22T00:00:00Z); SigninLogs")
        .contains("\"timespan\":\"2026-11-20T23:00:00Z/2026-11-22T00:00:00Z\"");
  }

  @Test
  void an_answer_of_several_tables_is_partial_because_only_the_first_is_judged() {
    provider.then(
        200,
        """
        {"tables":[{"name":"PrimaryResult","columns":[{"name":"A","type":"string"}],"rows":[]},
                   {"name":"Table_1","columns":[{"name":"B","type":"string"}],"rows":[["x"]]}]}\
        """);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Partial.class, answer -> assertThat(answer.why()).contains("2 tables"));
  }

  @Test
  void a_cut_answer_is_partial_and_says_why() {
    provider.then(200, EMPTY_BUT_CUT);
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Partial.class,
            answer -> assertThat(answer.why()).isEqualTo("the result is larger than allowed"));
  }

  @Test
  void more_rows_than_a_run_may_read_are_partial() {
    provider.then(200, TWO_ROWS);
    var answer = logs().query(question(1));
    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Partial.class, cut -> assertThat(cut.table().rows()).hasSize(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[],\"rows\":[",
        "{}",
        "",
        "{\"tables\":[]}",
        "<html>"
      })
  void an_answer_that_cannot_be_read_is_unavailable_never_empty(String body) {
    provider.then(200, body);
    assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void a_row_with_a_cell_too_few_is_unavailable() {
    provider.then(
        200,
        "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"A\",\"type\":\"long\"},{\"name\":\"B\",\"type\":\"long\"}],\"rows\":[[1]]}]}");
    assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
  }

  @Test
  void an_answer_that_breaks_off_is_asked_for_again() {
    provider.thenBreakOff("{\"tab").then(200, TWO_ROWS);
    assertThat(ask()).isInstanceOf(Answer.Complete.class);
    assertThat(provider.asked()).hasSize(2);
  }

  @Test
  void a_busy_provider_is_asked_again_when_it_said() {
    provider.thenRetryAfter(429, "0").thenRetryAfter(503, "0").then(200, TWO_ROWS);
    assertThat(ask()).isInstanceOf(Answer.Complete.class);
    assertThat(provider.asked()).hasSize(3);
  }

  @Test
  void a_provider_that_stays_busy_is_unavailable() {
    provider.thenRetryAfter(429, "0");
    assertThat(ask()).isInstanceOf(Answer.Unavailable.class);
    assertThat(provider.asked()).hasSize(4);
  }

  @Test
  void a_wrong_query_is_rejected_once_with_the_innermost_reason() {
    provider.then(
        400,
        "{\"error\":{\"message\":\"outer\",\"code\":\"BadArgumentError\",\"innererror\":{\"code\":\"SyntaxError\",\"message\":\"a pipe is missing\"}}}");
    assertThat(ask()).isEqualTo(new Answer.Rejected("a pipe is missing"));
    assertThat(provider.asked()).hasSize(1);
  }

  @Test
  void a_gateway_timeout_is_a_timeout() {
    provider.then(504, "{\"error\":{\"message\":\"too slow\"}}");
    assertThat(ask()).isEqualTo(new Answer.TimedOut("too slow"));
  }

  @Test
  void refused_credentials_are_unavailable() {
    provider.then(403, "{\"error\":{\"message\":\"no access\"}}");
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Unavailable.class, answer -> assertThat(answer.why()).contains("no access"));
  }

  @Test
  void no_content_is_a_whole_answer_without_rows() {
    provider.then(204, "");
    assertThat(ask())
        .isInstanceOfSatisfying(
            Answer.Complete.class, answer -> assertThat(answer.table().rows()).isEmpty());
  }

  @Test
  void nobody_listening_is_unavailable() {
    var address = provider.address();
    provider.close();
    var logs = new SentinelLogs(quick(address), TokenSource.fixed("t"), InstantSource.system());
    assertThat(logs.query(question(10))).isInstanceOf(Answer.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1:80", "http://logs.example", "ftp://127.0.0.1"})
  void plain_http_is_for_loopback_only(String url) {
    assertThatThrownBy(() -> SentinelSettings.of(URI.create(url), "w", "workspace"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
  }

  @Test
  void plain_http_may_be_allowed_for_one_host_by_name() {
    assertThat(SentinelSettings.of(URI.create("http://workspace:8080"), "w", "workspace").logsUrl())
        .hasHost("workspace");
  }

  private Answer ask() {
    return logs().query(question(100));
  }

  private SentinelLogs logs() {
    return new SentinelLogs(
        quick(provider.address()), TokenSource.fixed("t"), InstantSource.system());
  }

  private static SentinelSettings quick(URI address) {
    return new SentinelSettings(address, "w", "", 4, Duration.ofMillis(2));
  }

  private static LogWorkspace.Question question(long maxRows) {
    var range =
        new TimeRange(Instant.parse("2026-11-21T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));
    return new LogWorkspace.Question(
        "SigninLogs", range, Duration.ofHours(1), maxRows, Duration.ofSeconds(20));
  }
}
