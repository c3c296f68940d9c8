package com.socmate.adapters.http;

import java.time.Duration;
import java.util.Map;

/// A call that is answered with an error of the contract's form.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String detail;
  private final transient Map<String, String> headers;
  private final transient Map<String, String> more;

  private Refused(int status, String detail, Map<String, String> headers) {
    this(status, detail, headers, Map.of());
  }

  private Refused(
      int status, String detail, Map<String, String> headers, Map<String, String> more) {
    super(detail);
    this.more = more;
    this.status = status;
    this.detail = detail;
    this.headers = headers;
  }

  int status() {
    return status;
  }

  String detail() {
    return detail;
  }

  Map<String, String> headers() {
    return headers;
  }

  /// What the body says beside `detail`.
  Map<String, String> more() {
    return more;
  }

  /// An error of RFC 6749, section 5.2, in both contracts' forms.
  static Refused oauth(int status, String error, String detail, Map<String, String> headers) {
    return new Refused(
        status, detail, headers, Map.of("error", error, "error_description", detail));
  }

  /// An error of the audits' contract, which has words of its own.
  static Refused audit(int status, AuditErrors.Code code, String detail, String hint) {
    return new Refused(status, detail, Map.of(), Map.of("code", code.name(), "hint", hint));
  }

  static Refused badParameter(String detail) {
    return new Refused(400, detail, Map.of());
  }

  static Refused unauthorized(String detail, String challenge) {
    return new Refused(401, detail, Map.of("WWW-Authenticate", challenge));
  }

  static Refused forbidden(String detail) {
    return new Refused(403, detail, Map.of());
  }

  /// Nothing is there, or nothing that the caller may know of: the two are answered alike.
  static Refused notFound(String kind) {
    return new Refused(404, "There is no such " + kind + ".", Map.of());
  }

  static Refused notFoundBecause(String detail) {
    return new Refused(404, detail, Map.of());
  }

  static Refused conflict(String detail) {
    return new Refused(409, detail, Map.of());
  }

  /// Another request is at it; soon it will not be.
  static Refused conflictForNow(String detail) {
    return new Refused(409, detail, Map.of("Retry-After", "1"));
  }

  static Refused changedMeanwhile(String detail, String currentTag) {
    return new Refused(409, detail, Map.of("ETag", currentTag));
  }

  static Refused tooLarge(long most) {
    return new Refused(
        413, "A body has at most " + most + " bytes.", Map.of("Connection", "close"));
  }

  static Refused tooSlow(Duration most) {
    return new Refused(
        408,
        "A body must be here within " + most.toSeconds() + " seconds.",
        Map.of("Connection", "close"));
  }

  static Refused unsupportedMediaType(String detail) {
    return new Refused(415, detail, Map.of());
  }

  /// What it needs from elsewhere is not to be had now.
  static Refused unavailable(String detail) {
    return new Refused(503, detail, Map.of("Retry-After", "10"));
  }

  /// Somebody else, whom it takes, answered in a way that asking again does not change.
  static Refused badGateway(String detail) {
    return new Refused(502, detail, Map.of());
  }

  static Refused tooMany(String detail, int retryAfterSeconds) {
    return new Refused(429, detail, Map.of("Retry-After", Integer.toString(retryAfterSeconds)));
  }
}
