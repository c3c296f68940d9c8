package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A request to the token endpoint, read as RFC 6749 has it: a form, each parameter once, the
/// client's secret in the Authorization header or in the form, never in the address.
///
/// @param basic whether the client showed itself in the header
record TokenRequest(Map<String, String> form, Optional<Shown> shown, boolean basic) {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SCHEME = "basic ";

  /// Without the secret.
  @Override
  public String toString() {
    return "TokenRequest[" + form.keySet() + "]";
  }

  /// A client as it shows itself.
  record Shown(String id, String secret) {
    /// Without the secret.
    @Override
    public String toString() {
      return "Shown[id=" + id + "]";
    }
  }

  static TokenRequest read(Context ctx) {
    if (ctx.queryString() != null) {
      throw Refused.oauth(400, "invalid_request", "Parameters are sent in the body only.");
    }
    var type = Optional.ofNullable(ctx.contentType()).orElse("").toLowerCase(Locale.ROOT);
    if (!type.replaceFirst("\\s*;.*", "").equals(FORM)) {
      throw Refused.oauth(400, "invalid_request", "The body must be sent as " + FORM + ".");
    }
    var form = form(new String(BodyBytes.readAny(ctx), StandardCharsets.UTF_8));
    var header = inHeader(Collections.list(ctx.req().getHeaders("Authorization")));
    var body = inBody(form);
    if (header.isPresent() && form.containsKey("client_secret")) {
      throw Refused.oauth(
          400, "invalid_request", "The client shows itself in the header and in the body.");
    }
    if (header.isPresent()
        && form.containsKey("client_id")
        && !form.get("client_id").equals(header.get().id())) {
      throw Refused.oauth(400, "invalid_request", "The client shows itself under two names.");
    }
    return new TokenRequest(form, header.or(() -> body), header.isPresent());
  }

  private static Optional<Shown> inBody(Map<String, String> form) {
    return Optional.ofNullable(form.get("client_id"))
        .map(id -> new Shown(id, form.getOrDefault("client_secret", "")));
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (String part : body.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0
          && form.putIfAbsent(decoded(part.substring(0, equals)), decoded(part.substring(equals + 1)))
              != null) {
        throw Refused.oauth(400, "invalid_request", "A parameter is there more than once.");
      }
    }
    return Map.copyOf(form);
  }

  private static Optional<Shown> inHeader(List<String> headers) {
    if (headers.size() > 1) {
      throw Refused.oauth(400, "invalid_request", "The Authorization header is there twice.");
    }
    return headers.stream().findFirst().map(TokenRequest::basic);
  }

  /// Id and secret are form-encoded within the header (RFC 6749, section 2.3.1).
  private static Shown basic(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw notTheClient();
    }
    try {
      var pair =
          new String(
              Base64.getDecoder().decode(header.substring(SCHEME.length())),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw notTheClient();
      }
      return new Shown(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
    } catch (IllegalArgumentException _) {
      throw notTheClient();
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Refused.oauth(400, "invalid_request", "The body is not a well-formed form.");
    }
  }

  static Refused notTheClient() {
    return Refused.oauth(401, "invalid_client", "There is no such client with this secret.");
  }
}
