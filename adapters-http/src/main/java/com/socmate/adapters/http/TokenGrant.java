package com.socmate.adapters.http;

/// One way to get a token at `POST /oauth/token`.
public interface TokenGrant {
  /// Its name in `grant_type`.
  String type();

  /// @throws TokenRefusal with the error that RFC 6749 names
  Answer answer(Form form, Call call);
}
