package com.socmate.telemetry.metric;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboard and the alerts. That a running product has the metrics they name is held by the
/// demo.
class ObservabilityFilesTest {
  private static final Path FILES = root().resolve("deploy/observability");

  static Stream<String> expressions() throws IOException {
    return Stream.concat(
        dashboard().findValuesAsText("expr").stream(), alerts().findValuesAsText("expr").stream());
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void every_expression_can_be_read_and_names_a_metric(String expression) {
    assertThat(PromQl.metricsIn(expression)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sum(rate(socmate_schedule_runs_total[5m])",
        "summ(socmate_run_queue_depth)",
        "max(socmate_run_queue_depth) > ",
        "max(socmate_run_queue_depth) > > 3",
        "socmate_run_queue_depth{state=\"a\")",
        "socmate_run_queue_depth socmate_schedules",
        "socmate_run_queue_depth \"a\"",
        "rate(socmate_schedule_runs_total[5m]) ; 1"
      })
  void an_expression_that_prometheus_would_refuse_is_refused(String expression) {
    assertThatThrownBy(() -> PromQl.metricsIn(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_metric_of_the_product_is_shown() throws IOException {
    Set<String> shown = new TreeSet<>();
    expressions().forEach(it -> shown.addAll(PromQl.metricsIn(it)));
    assertThat(shown.stream().map(it -> it.replaceAll("_(bucket|count|sum)$", "")))
        .contains(
            "socmate_schedule_runs_total",
            "socmate_schedule_run_duration_seconds",
            "socmate_schedule_start_delay_seconds",
            "socmate_schedules",
            "socmate_run_queue_depth",
            "socmate_run_queue_oldest_age_seconds",
            "socmate_worker_slots",
            "socmate_sse_connections",
            "socmate_webhook_deliveries_total",
            "socmate_notification_failures_total",
            "socmate_model_tokens_total",
            "socmate_build_info",
            "socmate_workspace_query_duration_seconds",
            "socmate_workspace_answered_bytes_total",
            "socmate_workspace_rows",
            "http_server_request_duration_seconds");
  }

  @Test
  void every_alert_says_what_is_wrong_and_where_it_stands_what_to_do() throws IOException {
    var page = Files.readString(root().resolve("docs/observability.md"));
    for (var alert : alerts().path("groups").path(0).path("rules")) {
      assertThat(alert.path("labels").path("severity").asText()).isIn("warning", "critical");
      assertThat(alert.path("annotations").path("summary").asText()).isNotBlank();
      assertThat(page).contains("### " + alert.path("alert").asText() + "\n");
    }
  }

  @Test
  void panels_have_numbers_of_their_own() throws IOException {
    List<Integer> numbers =
        dashboard().path("panels").findValuesAsText("id").stream().map(Integer::valueOf).toList();
    assertThat(numbers).doesNotHaveDuplicates().isNotEmpty();
  }

  private static JsonNode dashboard() throws IOException {
    return new ObjectMapper().readTree(FILES.resolve("grafana-dashboard.json").toFile());
  }

  private static JsonNode alerts() throws IOException {
    return new YAMLMapper().readTree(FILES.resolve("alerts.yaml").toFile());
  }

  private static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = requireNonNull(folder.getParent());
    }
    return folder;
  }
}
