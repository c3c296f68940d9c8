package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Requests that a server makes to itself, as when its relying party asks its own provider. They
/// carry a secret that was made when the process started and is known to nobody else.
public final class OwnCalls {
  private static final String HEADER = "X-Socmate-Own";
  private static final int BYTES = 32;

  private final String secret;

  public OwnCalls() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What such a request carries.
  public Map<String, String> headers() {
    return Map.of(HEADER, secret);
  }

  boolean isOne(Context ctx) {
    var shown = Optional.ofNullable(ctx.header(HEADER)).orElse("");
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
  }
}
