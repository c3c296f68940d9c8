package com.socmate.application.settings;

import static com.socmate.application.settings.Environment.require;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a process tells of itself, and to whom. Every key stands in `docs/configuration.md`.
///
/// @param managementPort where `/livez`, `/readyz` and `/metrics` answer
/// @param spans the collector that spans are sent to; empty to make none
/// @param spanHeaders sent with them; secret
/// @param share of the traces begun here that are made
public record TelemetrySettings(
    int managementPort, Optional<URI> spans, Map<String, String> spanHeaders, double share) {
  private static final String ENDPOINT = "SOCMATE_OTLP_ENDPOINT";
  private static final String HEADERS = "SOCMATE_OTLP_HEADERS";
  private static final String SHARE = "SOCMATE_TRACES_SHARE";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public TelemetrySettings {
    spanHeaders = Map.copyOf(spanHeaders);
    require(
        managementPort >= 0 && managementPort <= 65_535,
        "SOCMATE_MANAGEMENT_PORT",
        "a port from 0 to 65535",
        managementPort);
    require(share >= 0 && share <= 1, SHARE, "from 0 to 1", share);
    spans.ifPresent(TelemetrySettings::requireAddress);
    if (!spanHeaders.isEmpty()) {
      spans.ifPresent(TelemetrySettings::requireKeepsSecrets);
    }
  }

  /// @param usualPort the process's own
  /// @throws IllegalArgumentException naming the key, what was found and what would be right
  public static TelemetrySettings from(Environment read, int usualPort) {
    // Logback reads it itself, and would write nothing at all for a format it does not find.
    var format = read.text("SOCMATE_LOG_FORMAT", "text");
    require(Set.of("text", "json").contains(format), "SOCMATE_LOG_FORMAT", "text or json", format);
    return new TelemetrySettings(
        read.number("SOCMATE_MANAGEMENT_PORT", usualPort),
        read.given(ENDPOINT).map(_ -> read.uri(ENDPOINT, "")),
        read.parsed(HEADERS, TelemetrySettings::headers),
        read.parsed(SHARE, TelemetrySettings::share));
  }

  private static double share(String text) {
    try {
      return text.isEmpty() ? 1 : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a number from 0 to 1, such as 0.1", e);
    }
  }

  private static Map<String, String> headers(String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (var each : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("must be name=value, and commas between several");
      }
      headers.put(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
    }
    return headers;
  }

  private static void requireAddress(URI address) {
    boolean known = Set.of("http", "https").contains(String.valueOf(address.getScheme()));
    require(
        known && address.getHost() != null && address.getUserInfo() == null,
        ENDPOINT,
        "the address of a collector such as https://collector.example.com:4318, without a user",
        "another");
  }

  private static void requireKeepsSecrets(URI address) {
    require(
        address.getScheme().equals("https") || LOOPBACK.contains(address.getHost()),
        ENDPOINT,
        "https where SOCMATE_OTLP_HEADERS is sent along",
        address.getScheme());
  }

  /// Without the headers.
  @Override
  public String toString() {
    return "TelemetrySettings[managementPort=%d, spans=%s, share=%s]"
        .formatted(managementPort, spans, share);
  }
}
