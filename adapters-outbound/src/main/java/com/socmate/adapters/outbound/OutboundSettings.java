package com.socmate.adapters.outbound;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// How far and how long the way out goes.
///
/// @param loopback whether this machine itself may be reached, on any port: for tests and for
///   trying things out, never for a server that others use
/// @param ports that may be reached on the public network
/// @param total until an answer must be there, from the look-up of the name to the last byte
/// @param mostBytes of a body that are taken
public record OutboundSettings(
    boolean loopback, Set<Integer> ports, Duration total, int mostBytes) {
  public static final OutboundSettings DEFAULT =
      new OutboundSettings(false, Set.of(80, 443), Duration.ofSeconds(10), 1 << 20);

  public OutboundSettings {
    ports = Set.copyOf(ports);
  }

  /// @throws IllegalArgumentException naming the key and what would be right
  public static OutboundSettings from(Map<String, String> environment) {
    return new OutboundSettings(
        switch (environment.getOrDefault("SOCMATE_OUTBOUND_LOOPBACK", "")) {
          case "", "false" -> false;
          case "true" -> true;
          default ->
              throw new IllegalArgumentException(
                  "SOCMATE_OUTBOUND_LOOPBACK is true or false, which is the default.");
        },
        Optional.ofNullable(environment.get("SOCMATE_OUTBOUND_PORTS"))
            .filter(text -> !text.isBlank())
            .map(OutboundSettings::ports)
            .orElseGet(DEFAULT::ports),
        DEFAULT.total(),
        DEFAULT.mostBytes());
  }

  private static Set<Integer> ports(String text) {
    try {
      return Arrays.stream(text.split(",", -1))
          .map(port -> Integer.parseInt(port.strip()))
          .collect(Collectors.toUnmodifiableSet());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "SOCMATE_OUTBOUND_PORTS is a list of ports such as 80,443.", e);
    }
  }
}
