package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each request: never a query string, a header or a body, where secrets could be.
final class RequestLog {
  static final String USER = "socmate.user";
  private static final Logger LOG = LoggerFactory.getLogger("com.socmate.requests");

  private RequestLog() {}

  static void write(Context ctx, float millis) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "{} {} {} {} ms from={} user={} request={}",
          ctx.method(),
          printable(ctx.path()),
          ctx.statusCode(),
          Math.round(millis),
          ctx.ip(),
          Optional.<String>ofNullable(ctx.attribute(USER)).orElse("-"),
          RequestIds.of(ctx));
    }
  }

  /// A path on one line, whatever the caller put into it.
  static String printable(String path) {
    var shown = path.length() <= 300 ? path : path.substring(0, 300) + "…";
    return shown.replaceAll("\\p{Cntrl}", "?").replaceAll("(?i)sk_live_\\w*", "sk_live_****");
  }
}
