package com.socmate.adapters.http;

import com.socmate.application.identity.Authenticate;
import com.socmate.application.identity.KeepSignedIn;
import com.socmate.domain.identity.Scope;
import java.util.List;
import java.util.Map;

/// The OAuth endpoints that programs call: getting a token, giving one back, asking about one.
public final class TokenRoutes implements Routes {
  static final String TOKEN = "/oauth/token";
  static final String REVOKE = "/oauth/revoke";
  static final String INTROSPECT = "/oauth/introspect";

  private final TokenExchange exchange;
  private final KeepSignedIn keep;
  private final Authenticate authenticate;

  public TokenRoutes(List<TokenGrant> grants, KeepSignedIn keep, Authenticate authenticate) {
    this.exchange = new TokenExchange(grants);
    this.keep = keep;
    this.authenticate = authenticate;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(TOKEN, exchange::answer).open(),
        Route.post(REVOKE, this::revoke).open(),
        Route.post(INTROSPECT, this::introspect).needs(Scope.ADMIN_READ));
  }

  /// Whoever holds a token may give it back; one that is unknown is as good as given back.
  private Answer revoke(Call call) {
    var token = call.form().textOrEmpty("token");
    keep.end(token, call.requestId());
    keep.endByAccessToken(token, call.requestId());
    return Answer.ok(Map.of());
  }

  private Answer introspect(Call call) {
    var token = call.form().textOrEmpty("token");
    return authenticate
        .byAccessToken(token)
        .map(principal ->
            Answer.ok(
                Map.of(
                    "active",
                    true,
                    "sub",
                    principal.user().value(),
                    "scope",
                    String.join(
                        " ", principal.scopes().stream().map(Scope::text).sorted().toList()))))
        .orElseGet(() -> Answer.ok(Map.of("active", false)));
  }
}
