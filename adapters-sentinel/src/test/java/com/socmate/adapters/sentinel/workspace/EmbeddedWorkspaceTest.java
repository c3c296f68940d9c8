package com.socmate.adapters.sentinel.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedWorkspaceTest {
  private static final String TOKEN = "a token of a test";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void logs() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("logs")).resolve("SigninLogs.ndjson"),
        """
        {"TimeGenerated":"2026-02-28T00:00:00Z","UserPrincipalName":"a@x.org","ResultType":"0"}
        {"TimeGenerated":"2026-03-01T00:00:00Z","UserPrincipalName":"b@x.org","ResultType":"1"}
        """);
  }

  private EmbeddedWorkspace workspace(Optional<Path> places) throws IOException {
    return EmbeddedWorkspace.start(
        new WorkspaceConfig(
            "127.0.0.1",
            0,
            folder.resolve("logs"),
            folder.resolve("store"),
            "w",
            TOKEN,
            2,
            Optional.empty(),
            places),
        CLOCK);
  }

  private JsonNode answer(EmbeddedWorkspace workspace, String query)
      throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + workspace.port() + "/v1/workspaces/w/query");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return json.readTree(
          client
              .send(
                  HttpRequest.newBuilder(address)
                      .header("Authorization", "Bearer " + TOKEN)
                      .POST(
                          HttpRequest.BodyPublishers.ofString(
                              json.createObjectNode().put("query", query).toString()))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body());
    }
  }

  @Test
  void every_table_of_a_query_is_given_the_first_as_the_primary_one() throws Exception {
    try (EmbeddedWorkspace workspace = workspace(Optional.empty())) {
      JsonNode answer =
          answer(
              workspace,
              "SigninLogs | fork (count) (where ResultType == '1' | project ResultType)");
      assertThat(answer.path("tables").findValuesAsText("name"))
          .contains("PrimaryResult", "Table_1");
      List<String> rows =
          answer.path("tables").valueStream().map(it -> it.path("rows").toString()).toList();
      assertThat(rows).containsExactly("[[2]]", "[[\"1\"]]");
      assertThat(answer.has("warnings")).isFalse();
    }
  }

  @Test
  void nobody_knowing_where_addresses_are_is_said_with_the_answer() throws Exception {
    try (EmbeddedWorkspace workspace = workspace(Optional.of(folder.resolve("none.mmdb")))) {
      JsonNode answer = answer(workspace, "print geo_info_from_ip_address('192.0.2.1')");
      assertThat(answer.at("/tables/0/rows/0/0").isNull()).isTrue();
      assertThat(answer.at("/warnings/0").asText()).contains("SOCMATE_GEOIP_FILE");
    }
  }

  @Test
  void a_file_that_is_no_database_of_places_is_refused_at_the_start() throws IOException {
    Path other = Files.writeString(folder.resolve("other.mmdb"), "no database");
    assertThatThrownBy(() -> workspace(Optional.of(other))).isInstanceOf(IOException.class);
  }

  @Test
  void it_tells_how_queries_ended_and_what_it_holds() throws Exception {
    try (var workspace = workspace(Optional.empty())) {
      assertThat(answer(workspace, "SigninLogs").path("tables")).isNotEmpty();
      assertThat(answer(workspace, "SigninLgs").path("error").path("code").asText()).isNotEmpty();
      assertThat(metrics(workspace))
          .contains("socmate_workspace_query_duration_seconds_count{outcome=\"answered\"} 1")
          .contains("socmate_workspace_query_duration_seconds_count{outcome=\"refused\"} 1")
          .contains("socmate_workspace_query_duration_seconds_count{outcome=\"timed_out\"} 0")
          .contains("socmate_workspace_rows 2.0")
          .containsPattern("socmate_workspace_answered_bytes_total [1-9]")
          .contains("process=\"workspace\"");
    }
  }

  private static String metrics(EmbeddedWorkspace workspace)
      throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + workspace.port() + "/metrics");
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }
}
