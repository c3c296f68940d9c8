package com.socmate.adapters.sentinel.workspace;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/// What the workspace process is told by its environment. Every key stands in
/// `docs/configuration.md`.
///
/// @param logs the folder it reads and watches
/// @param store the folder where it keeps what it has read
/// @param workspaceId the one workspace it serves
/// @param token the bearer token its callers show
/// @param concurrent how many queries run at once; further ones wait
/// @param retention how old a row may become; forever if empty
/// @param places a database of cities in the MaxMind format; empty if it is not known where
///   addresses are
public record WorkspaceConfig(
    String host,
    int port,
    Path logs,
    Path store,
    String workspaceId,
    String token,
    int concurrent,
    Optional<Duration> retention,
    Optional<Path> places) {
  public WorkspaceConfig {
    if (token.length() < 16) {
      throw new IllegalArgumentException(
          "SOCMATE_WORKSPACE_TOKEN has at least 16 characters; callers show it as their bearer token.");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(
          "SOCMATE_HTTP_PORT is a port from 0 to 65535; found " + port + ".");
    }
    if (concurrent < 1) {
      throw new IllegalArgumentException(
          "SOCMATE_WORKSPACE_QUERIES is at least 1; found " + concurrent + ".");
    }
  }

  /// Refuses with [IllegalArgumentException] what cannot be right, naming the key.
  public static WorkspaceConfig from(Map<String, String> environment) {
    var logs = Path.of(environment.getOrDefault("SOCMATE_LOGS_DIR", "logs"));
    return new WorkspaceConfig(
        environment.getOrDefault("SOCMATE_HTTP_HOST", "127.0.0.1"),
        number(environment, "SOCMATE_HTTP_PORT", 8091),
        logs,
        Optional.ofNullable(environment.get("SOCMATE_STORE_DIR"))
            .map(Path::of)
            .orElseGet(() -> logs.resolveSibling("store")),
        environment.getOrDefault("SOCMATE_WORKSPACE_ID", "embedded"),
        environment.getOrDefault("SOCMATE_WORKSPACE_TOKEN", ""),
        number(environment, "SOCMATE_WORKSPACE_QUERIES", 5),
        retention(environment.getOrDefault("SOCMATE_LOGS_RETENTION", "")),
        Optional.of(environment.getOrDefault("SOCMATE_GEOIP_FILE", ""))
            .filter(it -> !it.isEmpty())
            .map(Path::of));
  }

  private static Optional<Duration> retention(String text) {
    try {
      var retention =
          text.isEmpty() ? Optional.<Duration>empty() : Optional.of(Duration.parse(text));
      if (retention.isPresent() && !retention.get().isPositive()) {
        throw new IllegalArgumentException("SOCMATE_LOGS_RETENTION is longer than nothing.");
      }
      return retention;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "SOCMATE_LOGS_RETENTION is a duration such as P90D; found '" + text + "'.", e);
    }
  }

  private static int number(Map<String, String> environment, String key, int otherwise) {
    var text = environment.getOrDefault(key, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(key + " is a whole number; found '" + text + "'.", e);
    }
  }

  /// Never shows the token.
  @Override
  public String toString() {
    return "WorkspaceConfig[host="
        + host
        + ", port="
        + port
        + ", logs="
        + logs
        + ", store="
        + store
        + ", workspaceId="
        + workspaceId
        + "]";
  }
}
