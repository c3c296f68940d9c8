package com.socmate.adapters.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Which other sites' pages may call the API from a browser: none, unless an origin is named in
/// full. Cookies are never let across; such pages bring a credential in a header.
public record CrossOrigin(Set<String> origins) {
  private static final Pattern ORIGIN =
      Pattern.compile(
          "https://[a-z0-9.-]+(:\\d{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:\\d{1,5})?");
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID,"
          + " X-API-Key, X-Request-Id";
  private static final String ANSWER_HEADERS =
      "ETag, Location, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";

  public CrossOrigin {
    origins = Set.copyOf(origins);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            "'" + origin + "' is no origin such as https://soc.example, in lower case.");
      }
    }
  }

  public static CrossOrigin none() {
    return new CrossOrigin(Set.of());
  }

  /// @throws IllegalArgumentException if the text is no list of origins with commas between
  public static CrossOrigin parse(String text) {
    return new CrossOrigin(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// Gives an origin that is let in its permission; to a browser that only asks, the answer.
  void permit(Context ctx) {
    if (origins.isEmpty()) {
      return;
    }
    ctx.header("Vary", "Origin");
    Optional.ofNullable(ctx.header("Origin"))
        .filter(origins::contains)
        .ifPresent(origin -> permit(origin, ctx));
  }

  private static void permit(String origin, Context ctx) {
    ctx.header("Access-Control-Allow-Origin", origin);
    ctx.header("Access-Control-Expose-Headers", ANSWER_HEADERS);
    if (ctx.method().equals(HandlerType.OPTIONS)
        && ctx.header("Access-Control-Request-Method") != null) {
      ctx.header("Access-Control-Allow-Methods", METHODS);
      ctx.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
      ctx.header("Access-Control-Max-Age", "600");
      ctx.status(204);
      ctx.skipRemainingHandlers();
    }
  }
}
