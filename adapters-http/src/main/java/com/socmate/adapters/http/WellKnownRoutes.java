package com.socmate.adapters.http;

import com.socmate.domain.identity.Scope;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the product says of itself as an issuer of tokens: metadata in both forms, and public keys.
public final class WellKnownRoutes implements Routes {
  private static final String JWKS = "/.well-known/jwks.json";

  private final Site site;
  private final Supplier<Map<String, Object>> keys;

  public WellKnownRoutes(Site site, Supplier<Map<String, Object>> keys) {
    this.site = site;
    this.keys = keys;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/.well-known/openid-configuration", this::metadata).open(),
        Route.get("/.well-known/oauth-authorization-server", this::metadata).open(),
        Route.get(JWKS, this::keys).open());
  }

  private Answer keys(Call call) {
    call.parameters();
    return Answer.ok(keys.get());
  }

  private Answer metadata(Call call) {
    call.parameters();
    var body = new LinkedHashMap<String, Object>();
    body.put("issuer", site.origin());
    body.put("authorization_endpoint", site.at(LocalProviderRoutes.AUTHORIZE).toString());
    body.put("token_endpoint", site.at(TokenRoutes.TOKEN).toString());
    body.put("revocation_endpoint", site.at(TokenRoutes.REVOKE).toString());
    body.put("introspection_endpoint", site.at(TokenRoutes.INTROSPECT).toString());
    body.put("userinfo_endpoint", site.at("/oauth/userinfo").toString());
    body.put("jwks_uri", site.at(JWKS).toString());
    body.put("response_types_supported", List.of("code"));
    body.put("response_modes_supported", List.of("query"));
    body.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
    body.put("subject_types_supported", List.of("public"));
    body.put("id_token_signing_alg_values_supported", List.of("RS256"));
    body.put("code_challenge_methods_supported", List.of("S256"));
    body.put(
        "token_endpoint_auth_methods_supported",
        List.of("none", "client_secret_basic", "client_secret_post"));
    body.put("scopes_supported", scopes());
    body.put("claims_supported", List.of("sub", "email", "name"));
    body.put("authorization_response_iss_parameter_supported", true);
    return Answer.ok(body);
  }

  private static List<String> scopes() {
    return Stream.concat(
            Stream.of("openid", "email"), Arrays.stream(Scope.values()).map(Scope::text))
        .toList();
  }
}
