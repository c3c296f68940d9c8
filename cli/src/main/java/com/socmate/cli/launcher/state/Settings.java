package com.socmate.cli.launcher.state;

import com.socmate.cli.launcher.terminal.CannotContinue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What the environment says about where SoCMate lives and listens; wrong values are refused in a
/// sentence that names the key.
public final class Settings {
  private static final int LOWEST_FREE_CHOICE = 0;
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> environment;
  private final Path home;

  private Settings(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /// Reads the environment; the project's root is `SOCMATE_HOME`, which `./socmate` sets.
  public static Settings from(Map<String, String> environment) {
    String home = environment.getOrDefault("SOCMATE_HOME", "");
    return new Settings(
        environment, Path.of(home.isEmpty() ? "." : home).toAbsolutePath().normalize());
  }

  /// The same settings with all state in another directory, every port chosen free, and
  /// PostgreSQL's programs taken from where they have been unpacked before.
  public Settings isolatedIn(Path directory, Path programs) {
    Map<String, String> changed = new HashMap<>(environment);
    changed.put("SOCMATE_STATE_DIR", directory.toString());
    changed.put("SOCMATE_PROGRAMS_DIR", programs.toString());
    changed.remove("DATABASE_URL");
    changed.remove("SOCMATE_WORKSPACE_URL");
    changed.remove("SOCMATE_LOGS_DIR");
    changed.remove("SOCMATE_STORE_DIR");
    for (String port : PortKey.names()) {
      changed.put(port, "0");
    }
    return new Settings(changed, home);
  }

  public Path home() {
    return home;
  }

  public Map<String, String> environment() {
    return environment;
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(environment.get(key)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /// The port a key names, its default where unset; 0 asks for any free one.
  public int port(PortKey key) {
    return portIfSet(key).orElse(key.preferred());
  }

  /// The port a key names, if it is set at all.
  public OptionalInt portIfSet(PortKey key) {
    Optional<String> value = text(key.name());
    return value.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of(
            number(key.name(), value.get(), LOWEST_FREE_CHOICE, HIGHEST_PORT, "a port"));
  }

  /// The address the HTTP servers bind to.
  public String host() {
    return text("SOCMATE_HTTP_HOST").orElse("127.0.0.1");
  }

  public int workers() {
    return text("SOCMATE_WORKERS")
        .map(value -> number("SOCMATE_WORKERS", value, 1, 32, "a number of workers"))
        .orElse(1);
  }

  public Duration startTimeout() {
    return seconds("SOCMATE_START_TIMEOUT", 90);
  }

  public Duration stopTimeout() {
    return seconds("SOCMATE_STOP_TIMEOUT", 20);
  }

  private Duration seconds(String key, int preferred) {
    return Duration.ofSeconds(
        text(key).map(value -> number(key, value, 1, 3600, "seconds")).orElse(preferred));
  }

  private static int number(String key, String value, int from, int to, String what) {
    try {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new CannotContinue(refusal(key, value, from, to, what), e);
    }
    throw new CannotContinue(refusal(key, value, from, to, what));
  }

  private static String refusal(String key, String value, int from, int to, String what) {
    return key + " must be " + what + " from " + from + " to " + to + ", but is \"" + value + "\".";
  }
}
