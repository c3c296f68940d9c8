package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.adapters.sentinel.FaultyFront.Fault;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.TimeRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Queries through every fault, and where tokens come from.
class ProviderHttpTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");

  @TempDir private Path folder = Path.of("");
  private SentinelBench bench;

  @BeforeEach
  void open() throws IOException {
    bench = new SentinelBench(folder, NOON);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer ask(Duration timeout) {
    return bench
        .logs()
        .query(
            new LogWorkspace.Question(
                "print A = 1",
                TimeRange.endingAt(NOON, Duration.ofHours(1)),
                Duration.ZERO,
                10,
                timeout));
  }

  @Test
  void a_query_gets_through_faults_that_pass() {
    bench.front.next(FaultyFront.busy("3"), new Fault.Reset(), new Fault.Truncated());
    assertThat(ask(Duration.ofSeconds(60))).isInstanceOf(Answer.Complete.class);
    assertThat(bench.front.asked()).isEqualTo(4);
  }

  @Test
  void a_partial_answer_is_partial_over_http_too() {
    bench.front.next(new Fault.Partial());
    assertThat(ask(Duration.ofSeconds(60))).isInstanceOf(Answer.Partial.class);
  }

  @Test
  void an_answer_that_drips_is_too_late_rather_than_waited_for() {
    bench.front.next(new Fault.SlowDrip());
    assertThat(ask(Duration.ofSeconds(1))).isInstanceOf(Answer.TimedOut.class);
  }

  @Test
  void a_pause_that_does_not_fit_into_the_time_is_not_made() {
    bench.front.next(FaultyFront.busy("25"));
    assertThat(ask(Duration.ofSeconds(20)))
        .isInstanceOfSatisfying(
            Answer.Unavailable.class,
            it -> assertThat(it.retryAfter()).contains(NOON.plusSeconds(25)));
    assertThat(bench.front.asked()).isEqualTo(1);
  }

  @Test
  void pauses_grow_and_are_never_the_same_for_all() {
    var pauses = new ArrayList<Duration>();
    var http =
        new ProviderHttp(
            _ -> new Wire.Outcome.Answered(503, Map.of(), ""),
            TokenSource.fixed("t"),
            new Patience(5, Duration.ofSeconds(1), Duration.ofSeconds(5)),
            bench.time.clock(),
            pauses::add);
    http.ask(Wire.Ask.get(URI.create("https://logs.example"), Duration.ofMinutes(5)));
    assertThat(pauses).hasSize(4);
    assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
    assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
  }

  @Test
  void a_moment_to_ask_again_is_understood_by_the_providers_own_clock() {
    var wrong = NOON.plus(Duration.ofHours(3)).atZone(ZoneOffset.UTC);
    var form = DateTimeFormatter.RFC_1123_DATE_TIME;
    var headers =
        Map.of("date", form.format(wrong), "retry-after", form.format(wrong.plusSeconds(9)));
    var pauses = new ArrayList<Duration>();
    var http =
        new ProviderHttp(
            _ -> new Wire.Outcome.Answered(429, headers, ""),
            TokenSource.fixed("t"),
            Patience.of(2, Duration.ofMillis(250)),
            bench.time.clock(),
            pauses::add);
    http.ask(Wire.Ask.get(URI.create("https://logs.example"), Duration.ofMinutes(5)));
    assertThat(pauses).containsExactly(Duration.ofSeconds(9));
  }

  @Test
  void a_token_is_fetched_once_and_again_before_it_ends() {
    var asked = new ArrayList<Wire.Ask>();
    var issued = new AtomicInteger();
    Wire wire =
        ask -> {
          asked.add(ask);
          return new Wire.Outcome.Answered(
              200,
              Map.of(),
              "{\"access_token\":\"t" + issued.incrementAndGet() + "\",\"expires_in\":3600}");
        };
    var tokens =
        new RenewedTokens(
            OAuthIssuer.clientCredentials(
                wire,
                URI.create("https://login.example"),
                "tenant",
                "client",
                "s&cret",
                "https://logs.example"),
            bench.time.clock());
    assertThat(List.of(tokens.token(), tokens.token())).containsExactly("t1", "t1");
    bench.time.pass(Duration.ofMinutes(56));
    assertThat(tokens.token()).isEqualTo("t2");
    assertThat(asked.getFirst().address())
        .isEqualTo(URI.create("https://login.example/tenant/oauth2/v2.0/token"));
    assertThat(asked.getFirst().body().orElseThrow())
        .contains(
            "client_secret=s%26cret", "scope=https%3A%2F%2Flogs.example%2F.default", "client_id=");
  }

  @Test
  void a_token_that_still_lives_outlasts_an_issuer_that_is_down() {
    var down = new AtomicInteger();
    var tokens =
        new RenewedTokens(
            () -> {
              if (down.get() > 0) {
                throw new NoToken("down", true);
              }
              return new RenewedTokens.Issued("t", Duration.ofHours(1));
            },
            bench.time.clock());
    tokens.token();
    down.set(1);
    bench.time.pass(Duration.ofMinutes(57));
    assertThat(tokens.token()).isEqualTo("t");
    bench.time.pass(Duration.ofMinutes(4));
    assertThatThrownBy(tokens::token).isInstanceOf(NoToken.class);
  }

  @Test
  void an_issuer_that_refuses_is_named_without_what_was_sent() {
    var issuer =
        OAuthIssuer.clientCredentials(
            _ ->
                new Wire.Outcome.Answered(
                    401,
                    Map.of(),
                    "{\"error\":\"invalid_client\",\"error_description\":\"secret s3cret\"}"),
            URI.create("https://login.example"),
            "tenant",
            "client",
            "s3cret",
            "https://logs.example");
    assertThatThrownBy(issuer::issue)
        .isInstanceOf(NoToken.class)
        .hasMessage("The issuer of tokens answered 401 (invalid_client).");
  }

  @Test
  void a_managed_identity_is_asked_with_the_header_that_keeps_others_out() {
    var asked = new ArrayList<Wire.Ask>();
    var issuer =
        OAuthIssuer.managedIdentity(
            ask -> {
              asked.add(ask);
              return new Wire.Outcome.Answered(
                  200, Map.of(), "{\"access_token\":\"t\",\"expires_in\":\"86399\"}");
            },
            OAuthIssuer.MACHINE,
            "",
            "https://management.azure.com");
    assertThat(issuer.issue().lifetime()).isEqualTo(Duration.ofSeconds(86_399));
    assertThat(asked.getFirst().headers()).containsEntry("Metadata", "true");
    assertThat(asked.getFirst().address().toString())
        .startsWith("http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01");
  }
}
