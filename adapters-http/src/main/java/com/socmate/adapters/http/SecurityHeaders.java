package com.socmate.adapters.http;

import java.util.Map;

/// What every answer of the API tells a browser: it is data, for nobody's frame, for no cache.
/// Cross-origin requests get no permission, by the absence of any header that would give it.
final class SecurityHeaders {
  static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private SecurityHeaders() {}
}
