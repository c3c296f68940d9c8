package com.socmate.adapters.http;

import com.socmate.application.client.GrantToken;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// `POST /oauth/token` for client credentials (RFC 6749, section 4.4): an access token and never a
/// refresh token.
public final class TokenRoutes implements Routes {
  private static final int LONGEST_SCOPE = 1_000;

  private final GrantToken grant;
  private final InstantSource clock;

  public TokenRoutes(GrantToken grant, InstantSource clock) {
    this.grant = grant;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.post("/oauth/token", this::token).open());
  }

  private Answer token(Call call) {
    var request = TokenRequest.read(call.context());
    requireGrantType(request);
    var shown = request.shown().orElseThrow(TokenRequest::notTheClient);
    var wanted = Optional.ofNullable(request.form().get("scope")).map(TokenRoutes::scopes);
    return switch (grant.grant(client(shown.id()), shown.secret(), wanted)) {
      case GrantToken.Outcome.Granted(var token, var scopes) -> {
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", token.token());
        body.put("token_type", "Bearer");
        body.put(
            "expires_in", Duration.between(clock.instant(), token.expiresAt()).toSeconds());
        body.put(
            "scope", scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" ")));
        yield new Answer.InJson(200, body, Map.of("Pragma", "no-cache"));
      }
      case GrantToken.Outcome.NotTheClient _ -> throw TokenRequest.notTheClient();
      case GrantToken.Outcome.BeyondTheClient _ ->
          throw Refused.oauth(400, "invalid_scope", "The client does not have all these scopes.");
    };
  }

  private static void requireGrantType(TokenRequest request) {
    var type = request.form().get("grant_type");
    if (type == null) {
      throw Refused.oauth(400, "invalid_request", "There is no grant_type.");
    }
    if (!type.equals("client_credentials")) {
      throw Refused.oauth(
          400, "unsupported_grant_type", "The grant types here are: client_credentials.");
    }
  }

  /// A name that is malformed names nobody.
  private static ClientId client(String id) {
    try {
      return new ClientId(id);
    } catch (IllegalArgumentException _) {
      throw TokenRequest.notTheClient();
    }
  }

  private static Set<Scope> scopes(String text) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (String word : text.length() > LONGEST_SCOPE ? new String[] {""} : text.split(" ", -1)) {
      scopes.add(
          Scope.named(word)
              .orElseThrow(() ->
                  Refused.oauth(400, "invalid_scope", "A scope that is asked for is unknown.")));
    }
    return scopes;
  }
}
