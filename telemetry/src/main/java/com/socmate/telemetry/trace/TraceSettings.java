package com.socmate.telemetry.trace;

import java.net.URI;
import java.util.Map;

/// Where spans are sent.
///
/// @param endpoint the base address of a collector that speaks OTLP over HTTP, such as
///   `http://collector:4318`; `/v1/traces` is added
/// @param headers sent with them, such as an `authorization`; secret
/// @param share of the traces begun here, from 0 to 1; those that a caller began are followed as
///   the caller decided
public record TraceSettings(URI endpoint, Map<String, String> headers, double share) {
  public TraceSettings {
    headers = Map.copyOf(headers);
  }

  URI address() {
    var base = endpoint.toString();
    return URI.create(base + (base.endsWith("/") ? "v1/traces" : "/v1/traces"));
  }

  /// Without the headers.
  @Override
  public String toString() {
    return "TraceSettings[endpoint=" + endpoint + ", share=" + share + "]";
  }
}
