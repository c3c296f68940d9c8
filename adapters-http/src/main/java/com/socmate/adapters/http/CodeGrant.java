package com.socmate.adapters.http;

import com.socmate.application.identity.LocalProvider;
import com.socmate.application.identity.Session;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/// Exchanges the local provider's codes. Its one client is public: the verifier of PKCE is what it
/// proves itself with.
public final class CodeGrant implements TokenGrant {
  private final LocalProvider provider;
  private final InstantSource clock;

  public CodeGrant(LocalProvider provider, InstantSource clock) {
    this.provider = provider;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "authorization_code";
  }

  @Override
  public Answer answer(Form form, Call call) {
    if (!form.textOrEmpty("client_id").equals(Session.CONSOLE)) {
      throw TokenRefusal.invalidClient("Basic realm=\"socmate\"");
    }
    var tokens =
        provider
            .exchange(
                form.textOrEmpty("code"),
                form.textOrEmpty("client_id"),
                form.textOrEmpty("redirect_uri"),
                form.textOrEmpty("code_verifier"),
                call.requestId())
            .orElseThrow(
                () -> TokenRefusal.of("invalid_grant", "The code is not good, or no longer."));
    var body = new LinkedHashMap<String, Object>();
    body.put("access_token", tokens.access().token());
    body.put("token_type", "Bearer");
    body.put(
        "expires_in", Duration.between(clock.instant(), tokens.access().expiresAt()).toSeconds());
    body.put("scope", "openid profile email");
    body.put("id_token", tokens.idToken());
    return Answer.ok(body);
  }
}
