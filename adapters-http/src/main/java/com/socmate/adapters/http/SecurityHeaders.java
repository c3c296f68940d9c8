package com.socmate.adapters.http;

import java.util.HashMap;
import java.util.Map;

/// What every answer of the API tells a browser: it is data, for nobody's frame, for no cache.
/// Cross-origin requests get no permission, by the absence of any header that would give it.
final class SecurityHeaders {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private static final Map<String, String> OVER_HTTPS = overHttps();

  private SecurityHeaders() {}

  /// @param secure whether the caller came by https; over plain http HSTS means nothing
  static Map<String, String> of(boolean secure) {
    return secure ? OVER_HTTPS : ALWAYS;
  }

  private static Map<String, String> overHttps() {
    var headers = new HashMap<>(ALWAYS);
    headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    return Map.copyOf(headers);
  }
}
