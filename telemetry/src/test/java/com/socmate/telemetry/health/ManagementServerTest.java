package com.socmate.telemetry.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManagementServerTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void a_probe_says_what_is_wrong_and_with_verbose_how_each_check_is() throws Exception {
    var health =
        new Health(
            List.of(),
            List.of(
                Health.check("lease", () -> true, "no lease"),
                new Check("clock", () -> Optional.of("No tick for 83 s."))));
    try (var server = ManagementServer.start("127.0.0.1", 0, health, () -> "")) {
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      var ready = get(server, "/readyz");
      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body())
          .isEqualTo("{\"status\":\"not ready\",\"detail\":\"No tick for 83 s.\"}");
      assertThat(get(server, "/readyz?verbose").body())
          .contains("\"checks\":{\"lease\":\"ok\",\"clock\":\"No tick for 83 s.\"}");
    }
  }

  @Test
  void whoever_asks_for_the_head_alone_is_told_the_same_and_nothing_can_be_sent() throws Exception {
    var health =
        new Health(List.of(), List.of(Health.check("lease", () -> false, "There is no lease.")));
    try (var server = ManagementServer.start("127.0.0.1", 0, health, () -> "")) {
      assertThat(send(server, "HEAD", "/livez").statusCode()).isEqualTo(200);
      assertThat(send(server, "HEAD", "/readyz").statusCode()).isEqualTo(503);
      var posted = send(server, "POST", "/readyz");
      assertThat(posted.statusCode()).isEqualTo(405);
      assertThat(posted.headers().firstValue("Allow")).contains("GET, HEAD");
    }
  }

  @Test
  void a_check_that_cannot_look_is_a_trouble_and_tells_no_stranger_more() throws Exception {
    var broken =
        new Check(
            "database",
            () -> {
              throw new IllegalStateException("jdbc:postgresql://10.1.2.3 password=x");
            });
    try (var server =
        ManagementServer.start("127.0.0.1", 0, new Health(List.of(broken), List.of()), () -> "")) {
      var alive = get(server, "/livez");
      assertThat(alive.statusCode()).isEqualTo(503);
      assertThat(alive.body())
          .contains("The database could not be looked at: IllegalStateException.")
          .doesNotContain("10.1.2.3");
    }
  }

  @Test
  void metrics_are_prometheus_text_and_nothing_else_is_there() throws Exception {
    try (var server =
        ManagementServer.start(
            "127.0.0.1", 0, new Health(List.of(), List.of()), () -> "socmate_up 1\n")) {
      var metrics = get(server, "/metrics");
      assertThat(metrics.body()).isEqualTo("socmate_up 1\n");
      assertThat(metrics.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
      assertThat(get(server, "/api/v1/schedules").statusCode()).isEqualTo(404);
    }
  }

  private HttpResponse<String> get(ManagementServer server, String path)
      throws IOException, InterruptedException {
    return send(server, "GET", path);
  }

  private HttpResponse<String> send(ManagementServer server, String method, String path)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}
