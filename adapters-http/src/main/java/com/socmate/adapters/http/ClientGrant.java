package com.socmate.adapters.http;

import com.socmate.application.client.GrantToken;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.identity.Scope;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Client credentials (RFC 6749, section 4.4): an access token for the client itself and never a
/// refresh token. The client shows its secret in the header or in the form, not in both.
public final class ClientGrant implements TokenGrant {
  private static final int LONGEST_SCOPE = 1_000;
  private static final String SCHEME = "basic ";
  private static final String CHALLENGE = "Basic realm=\"socmate\", charset=\"UTF-8\"";

  private final GrantToken grant;
  private final InstantSource clock;

  public ClientGrant(GrantToken grant, InstantSource clock) {
    this.grant = grant;
    this.clock = clock;
  }

  /// A client as it shows itself.
  private record Shown(String id, String secret) {
    /// Without the secret.
    @Override
    public String toString() {
      return "Shown[id=" + id + "]";
    }
  }

  @Override
  public String type() {
    return "client_credentials";
  }

  @Override
  public Answer answer(Form form, Call call) {
    var shown = shown(form, call);
    var wanted = form.text("scope").map(ClientGrant::scopes);
    return switch (grant.grant(client(shown.id()), shown.secret(), wanted)) {
      case GrantToken.Outcome.Granted(var token, var scopes) -> {
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", token.token());
        body.put("token_type", "Bearer");
        body.put("expires_in", Duration.between(clock.instant(), token.expiresAt()).toSeconds());
        body.put(
            "scope", scopes.stream().map(Scope::text).sorted().collect(Collectors.joining(" ")));
        yield new Answer.InJson(200, body, Map.of("Pragma", "no-cache"));
      }
      case GrantToken.Outcome.NotTheClient _ -> throw notTheClient();
      case GrantToken.Outcome.BeyondTheClient _ ->
          throw TokenRefusal.of("invalid_scope", "The client does not have all these scopes.");
    };
  }

  private static Shown shown(Form form, Call call) {
    var header = call.onlyHeader("Authorization").map(ClientGrant::basic);
    if (header.isPresent()
        && (form.text("client_secret").isPresent()
            || form.text("client_id").filter(id -> !id.equals(header.get().id())).isPresent())) {
      throw TokenRefusal.of(
          "invalid_request", "The client shows itself in the header and in the body.");
    }
    return header
        .or(() ->
            form.text("client_id").map(id -> new Shown(id, form.textOrEmpty("client_secret"))))
        .orElseThrow(ClientGrant::notTheClient);
  }

  /// Id and secret are form-encoded within the header (RFC 6749, section 2.3.1).
  private static Shown basic(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw notTheClient();
    }
    try {
      var pair =
          new String(
              Base64.getDecoder().decode(header.substring(SCHEME.length())),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw notTheClient();
      }
      return new Shown(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
    } catch (IllegalArgumentException _) {
      throw notTheClient();
    }
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// A name that is malformed names nobody.
  private static ClientId client(String id) {
    try {
      return new ClientId(id);
    } catch (IllegalArgumentException _) {
      throw notTheClient();
    }
  }

  private static Set<Scope> scopes(String text) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (String word : text.length() > LONGEST_SCOPE ? new String[] {""} : text.split(" ", -1)) {
      scopes.add(
          Scope.named(word)
              .orElseThrow(
                  () -> TokenRefusal.of("invalid_scope", "A scope that is asked for is unknown.")));
    }
    return scopes;
  }

  private static TokenRefusal notTheClient() {
    return TokenRefusal.invalidClient(CHALLENGE);
  }
}
