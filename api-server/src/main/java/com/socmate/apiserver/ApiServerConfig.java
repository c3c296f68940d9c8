package com.socmate.apiserver;

import static com.socmate.application.settings.Environment.require;

import com.socmate.adapters.http.CrossOrigin;
import com.socmate.adapters.http.Throttle;
import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.http.connection.TrustedProxies;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.adapters.persistence.secret.MasterKeys;
import com.socmate.adapters.sentinel.FederatedToken;
import com.socmate.application.settings.AuditSettings;
import com.socmate.application.settings.Environment;
import com.socmate.application.settings.RunSettings;
import com.socmate.application.settings.TelemetrySettings;
import com.socmate.domain.investigation.Budget;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What the API server is told by its environment. Every key stands in `docs/configuration.md`.
///
/// @param port where the API answers; 0 for any that is free
/// @param adminTokenFile holds the bearer token of the built-in administrator
/// @param concurrentInvestigations how many unfinished manual runs one user may have
/// @param signIn how people sign in
/// @param perMinute how many requests pass in a minute
/// @param stop how it stops
/// @param warmUp how long it may ask itself, to be quick, before it says that it is ready
/// @param heartbeat after how much silence a stream tells that it lives
/// @param ingestionDelay how much before its occurrence a window ends; the workers' own setting
/// @param masterKeys what secrets in the database are sealed with
/// @param plainHttpHost the one host, besides loopback, whose workspace may be asked by plain http
/// @param trustedProxies whose word about a caller's address is taken
/// @param corsOrigins which other sites' pages may call
/// @param outbound how far connections go to addresses that somebody chose
/// @param connections how many connections may be open at once
/// @param budget what one run may spend; the workers' own setting
/// @param requireSpecificQueries whether a schedule's query must be specific
/// @param audits how audits are carried out
/// @param workload which workload this is, for providers that trust it
/// @param telemetry what the server tells of itself
record ApiServerConfig(
    Database.Config database,
    String host,
    int port,
    Optional<Path> adminTokenFile,
    SignInConfig signIn,
    Supplier<MasterKeys> masterKeys,
    int concurrentInvestigations,
    Throttle.PerMinute perMinute,
    StopConfig stop,
    Duration warmUp,
    Duration heartbeat,
    Duration ingestionDelay,
    URI workspaceUrl,
    String workspaceId,
    String workspaceToken,
    String plainHttpHost,
    TrustedProxies trustedProxies,
    CrossOrigin corsOrigins,
    OutboundSettings outbound,
    int connections,
    Budget budget,
    boolean requireSpecificQueries,
    AuditSettings audits,
    Optional<FederatedToken> workload,
    TelemetrySettings telemetry) {
  private static final int DATABASE_CONNECTIONS = 16;
  private static final int MOST_PER_MINUTE = 1_000_000;

  ApiServerConfig {
    require(port >= 0 && port <= 65_535, "SOCMATE_HTTP_PORT", "a port from 0 to 65535", port);
    require(
        concurrentInvestigations >= 1,
        "SOCMATE_CONCURRENT_INVESTIGATIONS",
        "at least 1",
        concurrentInvestigations);
    require(connections >= 1, "SOCMATE_CONNECTIONS", "at least 1", connections);
    require(!warmUp.isNegative(), "SOCMATE_WARM_UP", "zero or longer", warmUp);
    require(heartbeat.isPositive(), "SOCMATE_STREAM_HEARTBEAT", "longer than zero", heartbeat);
    require(
        !ingestionDelay.isNegative(), "SOCMATE_INGESTION_DELAY", "zero or longer", ingestionDelay);
  }

  /// @throws IllegalArgumentException naming the key, what was found and what would be right
  static ApiServerConfig from(Map<String, String> environment) {
    var read = new Environment(environment);
    return new ApiServerConfig(
        Database.Config.from(read, DATABASE_CONNECTIONS),
        read.text("SOCMATE_HTTP_HOST", "127.0.0.1"),
        read.number("SOCMATE_HTTP_PORT", 8080),
        read.path("SOCMATE_ADMIN_TOKEN_FILE"),
        SignInConfig.from(read),
        MasterKeySource.in(environment),
        read.number("SOCMATE_CONCURRENT_INVESTIGATIONS", 5),
        new Throttle.PerMinute(
            limit(read, "SOCMATE_LIMIT_USER", Throttle.PerMinute.DEFAULT.user()),
            limit(read, "SOCMATE_LIMIT_CLIENT", Throttle.PerMinute.DEFAULT.client()),
            limit(read, "SOCMATE_LIMIT_SIGN_IN", Throttle.PerMinute.DEFAULT.signIn()),
            limit(
                read,
                "SOCMATE_LIMIT_BAD_CREDENTIALS",
                Throttle.PerMinute.DEFAULT.badCredentials())),
        StopConfig.from(read),
        read.duration("SOCMATE_WARM_UP", Duration.ZERO),
        read.duration("SOCMATE_STREAM_HEARTBEAT", Duration.ofSeconds(15)),
        read.duration("SOCMATE_INGESTION_DELAY", Duration.ofMinutes(5)),
        read.uri("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:8091"),
        read.text("SOCMATE_WORKSPACE_ID", "embedded"),
        read.text("SOCMATE_WORKSPACE_TOKEN", ""),
        read.text("SOCMATE_WORKSPACE_PLAIN_HTTP", ""),
        read.parsed("SOCMATE_TRUSTED_PROXIES", TrustedProxies::parse),
        read.parsed("SOCMATE_CORS_ORIGINS", CrossOrigin::parse),
        OutboundSettings.from(environment),
        read.number("SOCMATE_CONNECTIONS", Patience.USUAL.connections()),
        RunSettings.budget(read),
        read.parsed("SOCMATE_REQUIRE_SPECIFIC_QUERIES", ApiServerConfig::truth),
        AuditSettings.from(read),
        FederatedToken.from(read),
        TelemetrySettings.from(read, 9080));
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "", "false" -> false;
      default -> throw new IllegalArgumentException("must be true or false");
    };
  }

  private static int limit(Environment read, String key, int otherwise) {
    return read.number(key, otherwise, 1, MOST_PER_MINUTE);
  }

  /// Never shows a secret.
  @Override
  public String toString() {
    return "ApiServerConfig[host="
        + host
        + ", port="
        + port
        + ", concurrentInvestigations="
        + concurrentInvestigations
        + ", workspaceUrl="
        + workspaceUrl
        + "]";
  }
}
