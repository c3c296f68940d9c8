package com.socmate.worker;

import static com.socmate.application.settings.Environment.require;

import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.sentinel.FederatedToken;
import com.socmate.application.port.RunQueue.Share;
import com.socmate.application.settings.AuditSettings;
import com.socmate.application.settings.Environment;
import com.socmate.application.settings.RunSettings;
import com.socmate.application.settings.TelemetrySettings;
import com.socmate.domain.investigation.Budget;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What the worker is told by its environment. Every key stands in `docs/configuration.md`.
///
/// @param slots how many runs it executes at once
/// @param share of the work that it takes at all
/// @param laneLimit how many runs of one user execute at once, over all workers
/// @param plainHttpHost the one host, besides loopback, whose workspace may be asked by plain http
/// @param ingestionDelay how long the log provider needs until rows can be read; a window ends that
///   much before its occurrence
/// @param dispatchEvery how often due schedules are looked for; it fits into a minute a whole
///   number of times
/// @param budget what one run may spend
/// @param retention how long what is kept
/// @param models how language models are reached
/// @param audits how audits are carried out
/// @param rooms from what rooms they are
/// @param workload which workload this is, for providers that trust it
/// @param deliveries how people are told outside the product
/// @param telemetry what the worker tells of itself
record WorkerConfig(
    Database.Config database,
    String name,
    String host,
    int slots,
    Share share,
    int laneLimit,
    Duration lease,
    Duration heartbeat,
    Duration grace,
    Duration ingestionDelay,
    Duration dispatchEvery,
    URI workspaceUrl,
    String workspaceId,
    String workspaceToken,
    String plainHttpHost,
    Budget budget,
    RetentionConfig retention,
    ModelConfig models,
    AuditSettings audits,
    AuditRoomConfig rooms,
    Optional<FederatedToken> workload,
    DeliveryConfig deliveries,
    TelemetrySettings telemetry) {
  private static final int OWN_CONNECTIONS = 8;
  private static final int MOST_FOR_RUNS = 24;

  WorkerConfig {
    require(slots >= 1, "SOCMATE_WORKER_SLOTS", "at least 1", slots);
    require(laneLimit >= 1, "SOCMATE_CONCURRENT_INVESTIGATIONS", "at least 1", laneLimit);
    require(
        !heartbeat.isNegative() && !heartbeat.isZero(),
        "SOCMATE_HEARTBEAT",
        "longer than nothing",
        heartbeat);
    require(
        lease.compareTo(heartbeat.multipliedBy(2)) > 0,
        "SOCMATE_LEASE",
        "more than twice SOCMATE_HEARTBEAT",
        lease);
    require(
        !ingestionDelay.isNegative(), "SOCMATE_INGESTION_DELAY", "zero or longer", ingestionDelay);
    require(
        dispatchEvery.equals(dispatchEvery.truncatedTo(ChronoUnit.SECONDS))
            && dispatchEvery.toSeconds() >= 1
            && Duration.ofMinutes(1).toSeconds() % dispatchEvery.toSeconds() == 0,
        "SOCMATE_DISPATCH_EVERY",
        "a minute, or whole seconds that divide it",
        dispatchEvery);
  }

  /// @throws IllegalArgumentException naming the key, what was found and what would be right
  static WorkerConfig from(Map<String, String> environment) {
    var read = new Environment(environment);
    int slots = read.number("SOCMATE_WORKER_SLOTS", 16);
    return new WorkerConfig(
        Database.Config.from(read, connections(slots)),
        read.text("SOCMATE_WORKER_NAME", "worker-" + UUID.randomUUID().toString().substring(0, 8)),
        read.text("SOCMATE_HTTP_HOST", "127.0.0.1"),
        slots,
        share(read.text("SOCMATE_WORKER_TAKES", "everything")),
        read.number("SOCMATE_CONCURRENT_INVESTIGATIONS", 5),
        read.duration("SOCMATE_LEASE", Duration.ofSeconds(60)),
        read.duration("SOCMATE_HEARTBEAT", Duration.ofSeconds(15)),
        read.duration("SOCMATE_GRACE", Duration.ofSeconds(20)),
        read.duration("SOCMATE_INGESTION_DELAY", Duration.ofMinutes(5)),
        read.duration("SOCMATE_DISPATCH_EVERY", Duration.ofMinutes(1)),
        read.uri("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:8091"),
        read.text("SOCMATE_WORKSPACE_ID", "embedded"),
        read.text("SOCMATE_WORKSPACE_TOKEN", ""),
        read.text("SOCMATE_WORKSPACE_PLAIN_HTTP", ""),
        RunSettings.budget(read),
        RetentionConfig.from(read),
        ModelConfig.from(environment),
        AuditSettings.from(read),
        AuditRoomConfig.from(read),
        FederatedToken.from(read),
        DeliveryConfig.from(read),
        TelemetrySettings.from(read, 8081));
  }

  private static Share share(String word) {
    return Arrays.stream(Share.values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "SOCMATE_WORKER_TAKES is everything, investigations or audits; found "
                    + word
                    + "."));
  }

  /// Runs end together and write their events seldom, so that many slots share few connections.
  private static int connections(int slots) {
    return OWN_CONNECTIONS + Math.clamp(slots, 1, MOST_FOR_RUNS);
  }

  /// Never shows a secret.
  @Override
  public String toString() {
    return "WorkerConfig[name="
        + name
        + ", telemetry="
        + telemetry
        + ", slots="
        + slots
        + ", workspaceUrl="
        + workspaceUrl
        + "]";
  }
}
