package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.identity.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsTest {
  private static final Routes BROKEN =
      () ->
          List.of(
              Route.get(
                      "/api/v1/broken",
                      _ -> {
                        throw new IllegalStateException("select * from secrets where key = 'hush'");
                      })
                  .needs(Scope.SCHEDULES_READ),
              Route.get(
                      "/api/v1/away",
                      _ -> {
                        throw new IllegalStateException(new RunningApi.Outage());
                      })
                  .needs(Scope.SCHEDULES_READ),
              Route.get(
                      "/api/v1/overflowing",
                      _ -> {
                        throw new StackOverflowError("hush");
                      })
                  .needs(Scope.SCHEDULES_READ));

  private final RunningApi api = new RunningApi(List.of(BROKEN), way -> way);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_unknown_path_is_not_found() {
    var reply = api.client().get("/api/v1/nothing");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).isEqualTo("{\"detail\":\"There is nothing at this path.\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/API/v1/schedules",
        "//api/v1/schedules",
        "/api/v1/schedules/x/../../schedules",
        "/api/v1/schedules/%2e%2e/sessions",
        "/api/v1/schedules%2fpreview",
        "/api/v1/schedules;jsessionid=1",
        "/api/v1/;/schedules",
        "/api/v1/schedules/..;/sessions",
        "/api/v1/schedules/%00"
      })
  void a_path_that_is_nearly_one_of_ours_never_passes_the_guard(String path) throws IOException {
    var answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*");
    assertThat(answer).contains("{\"detail\":").doesNotContain("<html").doesNotContain("Jetty");
  }

  @Test
  void a_method_that_a_path_does_not_know_is_answered_with_those_it_does() {
    var reply = api.client().send("PUT", "/api/v1/schedules");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow").orElseThrow().split(", "))
        .containsExactlyInAnyOrder("GET", "HEAD", "POST");
    assertThat(reply.detail()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PROPFIND", "QUERY"})
  void no_method_but_the_declared_ones_does_anything(String method) {
    var reply =
        api.client()
            .send(
                method,
                "/api/v1/schedules",
                "Origin",
                "https://elsewhere.example",
                "Access-Control-Request-Method",
                "POST");

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.response().headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
  }

  @Test
  void head_stands_behind_the_same_guard_as_get() {
    assertThat(api.as("").send("HEAD", "/api/v1/schedules").status()).isEqualTo(401);
    var reply = api.client().send("HEAD", "/api/v1/schedules");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).isEmpty();
    assertThat(api.client().send("HEAD", "/api/v1/schedules/sch_unknown1").status()).isEqualTo(404);
  }

  @Test
  void what_went_wrong_inside_stays_inside() {
    var reply = api.client().get("/api/v1/broken");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.json().size()).isEqualTo(1);
    assertThat(reply.detail()).contains(reply.header("X-Request-Id").orElseThrow());
    assertThat(reply.text()).doesNotContain("hush").doesNotContain("select").doesNotContain("com.");
  }

  @Test
  void an_error_of_the_virtual_machine_stays_inside_too() {
    var reply = api.client().get("/api/v1/overflowing");

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.detail()).isNotEmpty();
    assertThat(reply.text()).doesNotContain("hush");
    assertThat(reply.header("X-Request-Id")).isPresent();
  }

  @Test
  void a_database_that_is_away_makes_the_service_unavailable() {
    var reply = api.client().get("/api/v1/away");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(reply.detail()).contains("database").doesNotContain("Outage");
  }

  @Test
  void a_request_keeps_a_well_formed_id_and_gets_one_otherwise() {
    assertThat(api.client().get("/livez", "X-Request-Id", "abc-123.DEF_9").header("X-Request-Id"))
        .contains("abc-123.DEF_9");
    for (var bad : List.of("short", "with space!", "x".repeat(65), "{}{}{}{}{}")) {
      assertThat(
              api.client().get("/livez", "X-Request-Id", bad).header("X-Request-Id").orElseThrow())
          .startsWith("req_");
    }
  }

  @Test
  void every_answer_carries_the_headers_that_keep_browsers_safe() {
    for (var reply :
        List.of(
            api.client().get("/livez"),
            api.client().get("/api/v1/schedules"),
            api.client().get("/api/v1/nothing"),
            api.client().get("/api/v1/broken"),
            api.as("").get("/api/v1/schedules"),
            api.client().post("/api/v1/schedules", "{}"),
            api.client().send("PUT", "/api/v1/schedules"))) {
      assertThat(reply.response().headers().map())
          .containsAllEntriesOf(
              Map.of(
                  "cache-control", List.of("no-store"),
                  "content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"),
                  "x-content-type-options", List.of("nosniff"),
                  "x-frame-options", List.of("DENY"),
                  "referrer-policy", List.of("no-referrer"),
                  "content-type", List.of("application/json")))
          .containsKey("x-request-id")
          .doesNotContainKeys("server", "x-powered-by", "access-control-allow-origin");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n",
        "GET /livez HTTP/1.1\r\nHost: x\r\nHost: y\r\nConnection: close\r\n\r\n",
        "POST /api/v1/schedules HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
        "POST /api/v1/schedules HTTP/1.1\r\nHost: x\r\nContent-Length: +5\r\n\r\n{}",
        "POST /api/v1/schedules HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n{}",
        "GET /livez HTTP/1.1\r\nHost: x\r\nX-Bad: a\u0000b\r\nConnection: close\r\n\r\n",
        "nonsense\r\n\r\n"
      })
  void malformed_http_gets_the_same_form_of_error(String request) throws IOException {
    var answer = raw(request);

    assertThat(answer).startsWith("HTTP/1.1 4").contains("{\"detail\":\"");
    assertThat(answer.toLowerCase(Locale.ROOT)).contains("x-request-id: req_");
  }

  @Test
  void headers_without_end_are_refused() throws IOException {
    var answer =
        raw("GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(70_000) + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431").contains("{\"detail\":\"");
  }

  @Test
  void a_body_without_a_length_is_counted_while_it_is_read() throws IOException {
    var chunk = "100000\r\n" + " ".repeat(0x100000) + "\r\n";
    var answer =
        raw(
            "POST /api/v1/schedules HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer analyst-token\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk
                + "10\r\n                \r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("{\"detail\":\"");
  }

  @Test
  void a_server_that_cannot_answer_yet_says_why() {
    api.trouble = Optional.of("The server is starting.");
    var reply = api.client().get("/readyz");

    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.detail()).isEqualTo("The server is starting.");
    assertThat(reply.header("Retry-After")).contains("5");
    assertThat(api.client().get("/livez").status()).isEqualTo(200);
  }

  @Test
  void a_server_that_stops_says_so_before() throws InterruptedException, IOException {
    assertThat(api.client().get("/readyz").status()).isEqualTo(200);

    api.drain.toRest(Duration.ofSeconds(1));

    assertThat(api.client().get("/readyz").status()).isEqualTo(503);
    assertThat(api.client().get("/livez").status()).isEqualTo(200);
    assertThat(raw("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n"))
        .containsIgnoringCase("Connection: close");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new StringBuilder();
      var buffer = new byte[8_192];
      int read = socket.getInputStream().read(buffer);
      while (read > 0 && !answer.toString().contains("\"}")) {
        answer.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
        read = answer.indexOf("\"}") >= 0 ? -1 : socket.getInputStream().read(buffer);
      }
      return answer.toString();
    }
  }
}
