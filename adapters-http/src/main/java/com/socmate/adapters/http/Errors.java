package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.application.port.IdentityProvider;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns whatever went wrong into the contract's error body. What the server itself did wrong is
/// logged under the request's id and told without any of its insides.
final class Errors {
  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

  private final Predicate<Throwable> isOutage;

  /// @param isOutage whether an exception says that the database cannot be reached
  Errors(Predicate<Throwable> isOutage) {
    this.isOutage = isOutage;
  }

  void register(JavalinConfig config) {
    config.routes.exception(
        Refused.class,
        (refused, ctx) -> {
          refused.headers().forEach(ctx::header);
          if (AuditErrors.concern(ctx)) {
            AuditErrors.tell(ctx, refused);
            return;
          }
          var body = new TreeMap<String, Object>(refused.more());
          body.put("detail", refused.detail());
          ctx.status(refused.status());
          ctx.contentType("application/json");
          ctx.result(Json.bytes(body));
        });
    config.routes.exception(InvalidBody.class, Errors::ofBody);
    config.routes.exception(IdentityProvider.Unreachable.class, Errors::ofProvider);
    config.routes.exception(HttpResponseException.class, Errors::ofJavalin);
    config.routes.exception(Exception.class, this::unexpected);
    config.router.javaLangErrorHandler(Errors::ofVirtualMachine);
  }

  private static void ofBody(InvalidBody invalid, Context ctx) {
    if (AuditErrors.concern(ctx)) {
      AuditErrors.tell(ctx, invalid);
    } else {
      tell(ctx, 422, invalid.violations());
    }
  }

  private static void ofProvider(IdentityProvider.Unreachable e, Context ctx) {
    LOG.warn("{}; request={}", e.getMessage(), RequestIds.of(ctx), e);
    tell(ctx, 502, "The identity provider does not answer. Try again in a moment.");
  }

  private static void ofVirtualMachine(HttpServletResponse response, Error error) {
    LOG.error("A request ended in an error of the virtual machine.", error);
    response.setStatus(500);
    response.setContentType("application/json");
    try {
      response
          .getOutputStream()
          .write(Json.bytes(Map.of("detail", "The server failed to answer.")));
    } catch (IOException e) {
      LOG.debug("Nobody was there to be told.", e);
    }
  }

  private static void ofJavalin(HttpResponseException e, Context ctx) {
    switch (e.getStatus()) {
      case 404 -> tell(ctx, 404, "There is nothing at this path.");
      case 405 -> {
        var allowed = Optional.ofNullable(e.getDetails().get("availableMethods")).orElse("");
        ctx.header("Allow", allowed);
        tell(ctx, 405, "This path answers " + allowed + " only.");
      }
      case 413 -> tell(ctx, 413, "The body is too large.");
      default -> tell(ctx, e.getStatus(), "The request cannot be answered.");
    }
  }

  private void unexpected(Exception e, Context ctx) {
    if (causedBy(e, HttpException.class::isInstance)) {
      tell(ctx, 400, "The request is malformed.");
      return;
    }
    var id = RequestIds.of(ctx);
    if (causedBy(e, isOutage)) {
      LOG.error("The database cannot be reached; request={}", id, e);
      ctx.header("Retry-After", "5");
      tell(ctx, 503, "The service cannot reach its database. Try again in a moment.");
      return;
    }
    LOG.error("{} {} failed; request={}", ctx.method(), ctx.endpoint().path, id, e);
    tell(ctx, 500, "The server failed to answer. Its log has the reason under request " + id + ".");
  }

  static void tell(Context ctx, int status, Object detail) {
    if (AuditErrors.concern(ctx)) {
      AuditErrors.tell(ctx, status, String.valueOf(detail));
      return;
    }
    ctx.status(status);
    ctx.contentType("application/json");
    ctx.result(Json.bytes(Map.of("detail", detail)));
  }

  private static boolean causedBy(Throwable e, Predicate<Throwable> test) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (test.test(cause)) {
        return true;
      }
    }
    return false;
  }
}
