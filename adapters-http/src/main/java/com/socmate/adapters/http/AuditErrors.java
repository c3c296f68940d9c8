package com.socmate.adapters.http;

import com.socmate.adapters.http.body.InvalidBody;
import com.socmate.adapters.http.body.Violation;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Errors as the audits' contract has them: a code, a sentence, what to do, and the request's name.
final class AuditErrors {
  private static final String SIDE = "/api/workspaces";
  private static final String KEY_HEADER = "X-API-Key";
  private static final String REUSED_KEY = "value_error.idempotency_key";

  /// The contract's words.
  enum Code {
    INVALID_REQUEST,
    INVALID_FIELD,
    UNAUTHORIZED,
    INVALID_API_KEY,
    FORBIDDEN,
    PLAN_LIMIT_EXCEEDED,
    TARGET_NOT_VERIFIED,
    RESOURCE_NOT_FOUND,
    CONFLICT,
    RATE_LIMITED,
    CONCURRENCY_LIMIT_EXCEEDED,
    INTERNAL_ERROR
  }

  private AuditErrors() {}

  /// Whether the request is one of this contract.
  static boolean concern(Context ctx) {
    return ctx.path().equals(SIDE) || ctx.path().startsWith(SIDE + "/");
  }

  static void tell(Context ctx, Refused refused) {
    var code =
        Optional.ofNullable(refused.more().get("code"))
            .map(Code::valueOf)
            .orElseGet(() -> code(ctx, refused.status()));
    write(
        ctx,
        refused.status(),
        code,
        refused.detail(),
        Optional.ofNullable(refused.more().get("hint")).filter(hint -> !hint.isEmpty()));
  }

  static void tell(Context ctx, int status, String message) {
    write(ctx, status, code(ctx, status), message, Optional.empty());
  }

  /// The first thing that is wrong, and in the hint all others.
  static void tell(Context ctx, InvalidBody invalid) {
    var violations = invalid.violations();
    var first = violations.getFirst();
    if (first.type().equals(REUSED_KEY)) {
      write(ctx, 409, Code.CONFLICT, sentence(first), Optional.empty());
      return;
    }
    var others =
        violations.stream().skip(1).map(AuditErrors::sentence).collect(Collectors.joining(" "));
    write(
        ctx,
        400,
        first.loc().size() < 2 ? Code.INVALID_REQUEST : Code.INVALID_FIELD,
        sentence(first),
        Optional.of(others).filter(text -> !text.isEmpty()));
  }

  private static String sentence(Violation violation) {
    var place =
        violation.loc().stream().skip(1).map(String::valueOf).collect(Collectors.joining("."));
    return place.isEmpty() ? violation.msg() + "." : place + ": " + violation.msg() + ".";
  }

  private static Code code(Context ctx, int status) {
    return switch (status) {
      case 401 -> ctx.header(KEY_HEADER) == null ? Code.UNAUTHORIZED : Code.INVALID_API_KEY;
      case 403 -> Code.FORBIDDEN;
      case 404 -> Code.RESOURCE_NOT_FOUND;
      case 409 -> Code.CONFLICT;
      case 429 -> Code.RATE_LIMITED;
      default -> status < 500 ? Code.INVALID_REQUEST : Code.INTERNAL_ERROR;
    };
  }

  private static void write(
      Context ctx, int status, Code code, String message, Optional<String> hint) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", code.name());
    error.put("message", message);
    hint.ifPresent(it -> error.put("hint", it));
    error.put("requestId", RequestIds.of(ctx));
    ctx.status(status);
    ctx.contentType("application/json");
    ctx.result(Json.bytes(Map.of("error", error)));
  }

  /// Refuses one member of a body for a reason that was found elsewhere.
  static InvalidBody field(String member, String message, String type) {
    return new InvalidBody(List.of(new Violation(List.of("body", member), message, type)));
  }
}
