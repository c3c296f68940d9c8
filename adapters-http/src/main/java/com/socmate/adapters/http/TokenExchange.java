package com.socmate.adapters.http;

import java.util.List;

/// What `POST /oauth/token` does: finds the grant that is asked for, and answers every error in the
/// form of RFC 6749 as well as in the contract's.
final class TokenExchange {
  private final List<TokenGrant> grants;

  TokenExchange(List<TokenGrant> grants) {
    this.grants = List.copyOf(grants);
  }

  Answer answer(Call call) {
    try {
      return grant(call);
    } catch (TokenRefusal refusal) {
      throw refusal.refused();
    }
  }

  private Answer grant(Call call) {
    if (call.hasParameters()) {
      throw TokenRefusal.of("invalid_request", "Parameters are sent in the body only.");
    }
    var form = form(call);
    var type =
        form.text("grant_type")
            .orElseThrow(() -> TokenRefusal.of("invalid_request", "There is no grant_type."));
    return grants.stream()
        .filter(grant -> grant.type().equals(type))
        .findFirst()
        .orElseThrow(
            () -> TokenRefusal.of("unsupported_grant_type", "There is no such grant here."))
        .answer(form, call);
  }

  private static Form form(Call call) {
    try {
      return call.form();
    } catch (Refused refused) {
      throw TokenRefusal.of("invalid_request", refused.detail());
    }
  }
}
