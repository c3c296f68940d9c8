package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of each request, in its answer, its log lines and its audit entries. A well-formed one
/// that the caller sends is kept, so that it can be followed through several systems.
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final String ATTRIBUTE = "socmate.request-id";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  static String begin(Context ctx) {
    var id = chosen(ctx.header(HEADER));
    ctx.attribute(ATTRIBUTE, id);
    ctx.header(HEADER, id);
    return id;
  }

  static String of(Context ctx) {
    return Optional.<String>ofNullable(ctx.attribute(ATTRIBUTE)).orElseGet(() -> begin(ctx));
  }

  static String chosen(@Nullable String sent) {
    return sent != null && WELL_FORMED.matcher(sent).matches()
        ? sent
        : "req_" + UUID.randomUUID().toString().replace("-", "");
  }
}
