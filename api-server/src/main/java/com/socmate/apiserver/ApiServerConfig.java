package com.socmate.apiserver;

import com.socmate.adapters.http.CrossOrigin;
import com.socmate.adapters.http.Throttle;
import com.socmate.adapters.http.connection.Patience;
import com.socmate.adapters.http.connection.TrustedProxies;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.adapters.persistence.secret.MasterKeys;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the API server is told by its environment. Every key stands in `docs/configuration.md`.
///
/// @param port where the API answers; 0 for any that is free
/// @param adminTokenFile holds the bearer token of the built-in administrator
/// @param concurrentInvestigations how many unfinished manual runs one user may have
/// @param signIn how people sign in
/// @param perMinute how many requests pass in a minute
/// @param grace how long requests under way may take when the server stops
/// @param ingestionDelay how much before its occurrence a window ends; the workers' own setting
/// @param masterKeys what secrets in the database are sealed with
/// @param plainHttpHost the one host, besides loopback, whose workspace may be asked by plain http
/// @param trustedProxies whose word about a caller's address is taken
/// @param corsOrigins which other sites' pages may call
/// @param connections how many connections may be open at once
record ApiServerConfig(
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String host,
    int port,
    Optional<Path> adminTokenFile,
    SignInConfig signIn,
    Supplier<MasterKeys> masterKeys,
    int concurrentInvestigations,
    Throttle.PerMinute perMinute,
    Duration grace,
    Duration ingestionDelay,
    URI workspaceUrl,
    String workspaceId,
    String workspaceToken,
    String plainHttpHost,
    TrustedProxies trustedProxies,
    CrossOrigin corsOrigins,
    int connections) {

  ApiServerConfig {
    require(port >= 0 && port <= 65_535, "SOCMATE_HTTP_PORT", "a port from 0 to 65535", port);
    require(
        concurrentInvestigations >= 1,
        "SOCMATE_CONCURRENT_INVESTIGATIONS",
        "at least 1",
        concurrentInvestigations);
    require(connections >= 1, "SOCMATE_CONNECTIONS", "at least 1", connections);
    require(!grace.isNegative(), "SOCMATE_GRACE", "zero or longer", grace);
    require(
        !ingestionDelay.isNegative(), "SOCMATE_INGESTION_DELAY", "zero or longer", ingestionDelay);
  }

  /// @throws IllegalArgumentException naming the key, what was found and what would be right
  static ApiServerConfig from(Map<String, String> environment) {
    var read = new Reader(environment);
    return new ApiServerConfig(
        read.required("DATABASE_URL"),
        read.text("DATABASE_USER", "socmate"),
        read.text("DATABASE_PASSWORD", ""),
        read.text("SOCMATE_HTTP_HOST", "127.0.0.1"),
        read.number("SOCMATE_HTTP_PORT", 8080),
        read.path("SOCMATE_ADMIN_TOKEN_FILE"),
        SignInConfig.from(environment),
        MasterKeySource.in(environment),
        read.number("SOCMATE_CONCURRENT_INVESTIGATIONS", 5),
        new Throttle.PerMinute(
            read.limit("SOCMATE_LIMIT_USER", Throttle.PerMinute.DEFAULT.user()),
            read.limit("SOCMATE_LIMIT_CLIENT", Throttle.PerMinute.DEFAULT.client()),
            read.limit("SOCMATE_LIMIT_SIGN_IN", Throttle.PerMinute.DEFAULT.signIn()),
            read.limit(
                "SOCMATE_LIMIT_BAD_CREDENTIALS", Throttle.PerMinute.DEFAULT.badCredentials())),
        read.duration("SOCMATE_GRACE", Duration.ofSeconds(20)),
        read.duration("SOCMATE_INGESTION_DELAY", Duration.ofMinutes(5)),
        read.uri("SOCMATE_WORKSPACE_URL", "http://127.0.0.1:8091"),
        read.text("SOCMATE_WORKSPACE_ID", "embedded"),
        read.text("SOCMATE_WORKSPACE_TOKEN", ""),
        read.text("SOCMATE_WORKSPACE_PLAIN_HTTP", ""),
        read.parsed("SOCMATE_TRUSTED_PROXIES", TrustedProxies::parse),
        read.parsed("SOCMATE_CORS_ORIGINS", CrossOrigin::parse),
        read.number("SOCMATE_CONNECTIONS", Patience.USUAL.connections()));
  }

  private static void require(boolean holds, String key, String wanted, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(key + " is " + wanted + "; found " + found + ".");
    }
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

  private record Reader(Map<String, String> environment) {
    String required(String key) {
      return given(key)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  key
                      + " is not set; it names the PostgreSQL database, such as"
                      + " jdbc:postgresql://127.0.0.1:5432/socmate."));
    }

    String text(String key, String otherwise) {
      return given(key).orElse(otherwise);
    }

    int number(String key, int otherwise) {
      var value = text(key, Integer.toString(otherwise));
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(key + " is a whole number; found '" + value + "'.", e);
      }
    }

    /// A number of requests a minute.
    int limit(String key, int otherwise) {
      int value = number(key, otherwise);
      require(value >= 1 && value <= 1_000_000, key, "from 1 to 1000000 requests a minute", value);
      return value;
    }

    Duration duration(String key, Duration otherwise) {
      var value = text(key, otherwise.toString());
      try {
        return Duration.parse(value);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            key + " is an ISO 8601 duration such as PT30S; found '" + value + "'.", e);
      }
    }

    <T> T parsed(String key, Function<String, T> parser) {
      try {
        return parser.apply(text(key, ""));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
      }
    }

    URI uri(String key, String otherwise) {
      var value = text(key, otherwise);
      try {
        return URI.create(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(key + " is a URL; found '" + value + "'.", e);
      }
    }

    Optional<Path> path(String key) {
      try {
        return given(key).map(Path::of);
      } catch (InvalidPathException e) {
        throw new IllegalArgumentException(key + " is the name of a file.", e);
      }
    }

    private Optional<String> given(String key) {
      return Optional.ofNullable(environment.get(key)).filter(value -> !value.isBlank());
    }
  }
}
