package com.socmate.adapters.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One line for each request: never a query string, a header or a body, where secrets could be.
final class RequestLog {
  static final String USER = "socmate.user";

  /// There if the request is not worth a line.
  static final String QUIET = "socmate.quiet";

  private static final Logger LOG = LoggerFactory.getLogger("com.socmate.requests");

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");
  private static final Pattern KEYS = Pattern.compile("(?i)sk_live_\\w*");

  /// Whatever follows is a secret, or a try at one.
  private static final Pattern SECRET_PATHS = Pattern.compile("(?is)(/calendar/).+");

  private RequestLog() {}

  static void write(Context ctx, float millis) {
    if (LOG.isInfoEnabled() && ctx.attribute(QUIET) == null) {
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
    var line = CONTROLS.matcher(shown).replaceAll("?");
    var keyless = KEYS.matcher(line).replaceAll("sk_live_****");
    return SECRET_PATHS.matcher(keyless).replaceAll("$1****");
  }
}
