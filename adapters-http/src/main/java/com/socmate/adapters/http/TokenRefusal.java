package com.socmate.adapters.http;

import java.util.Map;

/// A refusal in the form of RFC 6749, section 5.2, which says the same in the contract's form too.
public final class TokenRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final transient Map<String, String> headers;

  private TokenRefusal(int status, String error, String detail, Map<String, String> headers) {
    super(detail);
    this.status = status;
    this.error = error;
    this.headers = headers;
  }

  static TokenRefusal of(String error, String detail) {
    return new TokenRefusal(400, error, detail, Map.of());
  }

  static TokenRefusal invalidClient(String challenge) {
    return new TokenRefusal(
        401,
        "invalid_client",
        "The client is not known, or its secret is not right.",
        Map.of("WWW-Authenticate", challenge));
  }

  Refused refused() {
    return Refused.oauth(status, error, String.valueOf(getMessage()), headers);
  }
}
