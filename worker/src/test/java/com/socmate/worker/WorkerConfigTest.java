package com.socmate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.RunQueue.Share;
import com.socmate.domain.investigation.Budget;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerConfigTest {
  private static final String URL = "jdbc:postgresql://127.0.0.1:5432/socmate";

  @Test
  void only_the_database_must_be_named() {
    var config = WorkerConfig.from(Map.of("DATABASE_URL", URL));
    assertThat(config.telemetry().managementPort()).isEqualTo(8081);
    assertThat(config.slots()).isEqualTo(16);
    assertThat(config.laneLimit()).isEqualTo(5);
    assertThat(config.lease()).isEqualTo(Duration.ofSeconds(60));
    assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
    assertThat(config.ingestionDelay()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.dispatchEvery()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.retention())
        .isEqualTo(
            new RetentionConfig(Duration.ofDays(90), Duration.ofDays(400), Duration.ofDays(180)));
    assertThat(config.budget())
        .isEqualTo(new Budget(25, 100_000, 64_000_000, Duration.ofMinutes(30), 50_000));
  }

  @ParameterizedTest
  @CsvSource({"everything, EVERYTHING", "investigations, INVESTIGATIONS", "audits, AUDITS"})
  void a_worker_takes_what_it_is_told_to(String word, Share share) {
    assertThat(WorkerConfig.from(Map.of("DATABASE_URL", URL)).share()).isEqualTo(Share.EVERYTHING);
    assertThat(WorkerConfig.from(Map.of("DATABASE_URL", URL, "SOCMATE_WORKER_TAKES", word)).share())
        .isEqualTo(share);
  }

  @Test
  void a_missing_database_is_named() {
    assertThatThrownBy(() -> WorkerConfig.from(Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("DATABASE_URL");
  }

  @ParameterizedTest
  @CsvSource({
    "SOCMATE_SESSION_RETENTION, PT23H",
    "SOCMATE_NOTIFICATION_RETENTION, PT23H",
    "SOCMATE_WORKER_SLOTS, 0",
    "SOCMATE_WORKER_SLOTS, many",
    "SOCMATE_WORKER_TAKES, Audits",
    "SOCMATE_MANAGEMENT_PORT, 70000",
    "SOCMATE_LEASE, PT20S",
    "SOCMATE_LEASE, a minute",
    "SOCMATE_HEARTBEAT, PT0S",
    "SOCMATE_INGESTION_DELAY, -PT1S",
    "SOCMATE_DISPATCH_EVERY, PT7S",
    "SOCMATE_DISPATCH_EVERY, PT0S",
    "SOCMATE_DISPATCH_EVERY, PT2M",
    "SOCMATE_CONCURRENT_INVESTIGATIONS, 0",
    "SOCMATE_RUN_QUERIES, 1",
    "SOCMATE_RUN_ROWS, 0",
    "SOCMATE_RUN_TIME, PT2H",
    "SOCMATE_WORKSPACE_URL, http://a b"
  })
  void a_value_that_cannot_be_right_names_its_key(String key, String value) {
    var environment = new HashMap<>(Map.of("DATABASE_URL", URL));
    environment.put(key, value);
    assertThatThrownBy(() -> WorkerConfig.from(environment))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(key);
  }

  @Test
  void no_secret_is_ever_printed() {
    var config =
        WorkerConfig.from(
            Map.of(
                "DATABASE_URL",
                URL,
                "DATABASE_PASSWORD",
                "hunter2hunter2",
                "SOCMATE_WORKSPACE_TOKEN",
                "tok-tok-tok"));
    assertThat(config.toString()).doesNotContain("hunter2", "tok-tok");
  }

  @Test
  void many_slots_share_few_connections() {
    assertThat(withSlots("16").database().poolSize()).isEqualTo(24);
    assertThat(withSlots("400").database().poolSize()).isEqualTo(32);
  }

  private static WorkerConfig withSlots(String slots) {
    return WorkerConfig.from(
        Map.of("DATABASE_URL", "jdbc:postgresql://h/d", "SOCMATE_WORKER_SLOTS", slots));
  }
}
