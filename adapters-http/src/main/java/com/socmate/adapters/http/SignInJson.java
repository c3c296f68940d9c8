package com.socmate.adapters.http;

import com.socmate.application.port.SignIns;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A sign-in that is under way.
record SignInJson(
    String id, String address, String userAgent, Instant signedInAt, Instant lastUsedAt) {
  static SignInJson from(SignIns.SignIn signIn) {
    return new SignInJson(
        signIn.id(),
        signIn.where().address(),
        signIn.where().userAgent(),
        signIn.at(),
        signIn.lastUsedAt());
  }

  static Map<String, Object> list(List<SignIns.SignIn> all) {
    return Map.of("sign_ins", all.stream().map(SignInJson::from).toList());
  }
}
