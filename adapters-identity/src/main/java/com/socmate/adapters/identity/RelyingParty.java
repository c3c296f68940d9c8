package com.socmate.adapters.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.socmate.application.port.IdentityProvider;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// An OpenID Connect relying party by discovery: the same for the local provider and any other.
/// What the provider publishes is kept for a while; its keys are asked for again when an unknown
/// one signs, but not more than a few times a minute.
public final class RelyingParty implements IdentityProvider {
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final long KEYS_KEPT_MILLIS = 300_000;
  private static final long KEYS_REFRESH_MILLIS = 5_000;
  private static final long KEYS_COOL_DOWN_MILLIS = 20_000;
  private static final int SKEW_SECONDS = 30;
  private static final int LONGEST_CODE = 4_096;

  private final Settings settings;
  private final IssuerHttp http;
  private final InstantSource clock;
  private volatile Known known = Known.NOTHING;

  /// @param issuer exactly as its tokens name it; asked late, since the local provider's port may
  ///   be chosen at start
  /// @param secret empty for a public client
  /// @param knownAs what accounts call the issuer, where that is not its address
  /// @param route where its addresses are really asked
  /// @param headers more of them for every request to it
  public record Settings(
      Supplier<String> issuer,
      String clientId,
      Optional<String> secret,
      Set<String> scopes,
      Optional<String> knownAs,
      UnaryOperator<URI> route,
      Map<String, String> headers) {
    public Settings {
      scopes = Set.copyOf(scopes);
      headers = Map.copyOf(headers);
    }

    /// For a provider that is asked where it says it is.
    public Settings(
        Supplier<String> issuer, String clientId, Optional<String> secret, Set<String> scopes) {
      this(issuer, clientId, secret, scopes, Optional.empty(), uri -> uri, Map.of());
    }

    /// Without the secret.
    @Override
    public String toString() {
      return "Settings[clientId=" + clientId + "]";
    }
  }

  private record Known(
      Optional<OIDCProviderMetadata> metadata,
      Optional<JWKSource<SecurityContext>> keys,
      Instant at) {
    static final Known NOTHING = new Known(Optional.empty(), Optional.empty(), Instant.MIN);
  }

  public RelyingParty(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.http = new IssuerHttp(settings.route(), settings.headers());
    this.clock = clock;
  }

  @Override
  public URI authorizationUrl(Ask ask) {
    return new AuthenticationRequest.Builder(
            ResponseType.CODE,
            new Scope(settings.scopes().stream().sorted().toArray(String[]::new)),
            new ClientID(settings.clientId()),
            ask.redirectUri())
        .endpointURI(metadata().getAuthorizationEndpointURI())
        .state(new State(ask.state()))
        .nonce(new Nonce(ask.nonce()))
        .codeChallenge(new CodeVerifier(ask.verifier()), CodeChallengeMethod.S256)
        .build()
        .toURI();
  }

  @Override
  public Answer exchange(String code, Ask asked) {
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      return new Answer.Refused("The code has another form.");
    }
    var metadata = metadata();
    try {
      var response =
          HTTPResponse.class.cast(http.send(request(metadata, code, asked).toHTTPRequest()));
      if (response.getStatusCode() >= 500) {
        throw new IOException("The identity provider answered " + response.getStatusCode() + ".");
      }
      return OIDCTokenResponseParser.parse(response) instanceof OIDCTokenResponse tokens
          ? vouched(tokens, asked)
          : new Answer.Refused("The identity provider refused the code.");
    } catch (IOException e) {
      throw new Unreachable("The identity provider does not exchange codes.", e);
    } catch (ParseException e) {
      return new Answer.Refused("The identity provider's answer has another form.");
    }
  }

  private TokenRequest request(OIDCProviderMetadata metadata, String code, Ask asked) {
    var grant =
        new AuthorizationCodeGrant(
            new AuthorizationCode(code), asked.redirectUri(), new CodeVerifier(asked.verifier()));
    var client = new ClientID(settings.clientId());
    var endpoint = metadata.getTokenEndpointURI();
    return settings
        .secret()
        .map(secret ->
            new TokenRequest.Builder(
                    endpoint,
                    takesPost(metadata)
                        ? new ClientSecretPost(client, new Secret(secret))
                        : new ClientSecretBasic(client, new Secret(secret)),
                    grant)
                .build())
        .orElseGet(() -> new TokenRequest.Builder(endpoint, client, grant).build());
  }

  private static boolean takesPost(OIDCProviderMetadata metadata) {
    var methods = metadata.getTokenEndpointAuthMethods();
    return methods != null
        && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
  }

  private Answer vouched(OIDCTokenResponse tokens, Ask asked) {
    var validator =
        new IDTokenValidator(
            new Issuer(settings.issuer().get()),
            new ClientID(settings.clientId()),
            new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, known.keys().orElseThrow()),
            null);
    validator.setMaxClockSkew(SKEW_SECONDS);
    try {
      var claims =
          validator.validate(tokens.getOIDCTokens().getIDToken(), new Nonce(asked.nonce()));
      return text(claims, "sub")
          .map(subject -> vouched(subject, claims))
          .orElseGet(() -> new Answer.Refused("The ID token names nobody."));
    } catch (BadJOSEException | JOSEException e) {
      return new Answer.Refused("The ID token is not valid: " + e.getMessage());
    }
  }

  private Answer vouched(String subject, IDTokenClaimsSet claims) {
    return new Answer.Vouched(
        settings.knownAs().orElseGet(settings.issuer()),
        subject,
        text(claims, "email").or(() -> text(claims, "preferred_username")).orElse(""),
        text(claims, "name").orElse("A user"));
  }

  private static Optional<String> text(IDTokenClaimsSet claims, String name) {
    return Optional.ofNullable(claims.getStringClaim(name))
        .filter(text -> !text.isBlank() && text.length() <= 320);
  }

  private synchronized OIDCProviderMetadata metadata() {
    var now = clock.instant();
    if (known.metadata().isEmpty() || known.at().isBefore(now.minus(KEPT))) {
      try {
        known = discovered(now);
      } catch (IOException | ParseException e) {
        if (known.metadata().isEmpty()) {
          throw new Unreachable("The identity provider cannot be discovered.", e);
        }
      }
    }
    return known.metadata().orElseThrow();
  }

  private Known discovered(Instant now) throws IOException, ParseException {
    var issuer = settings.issuer().get();
    var found =
        OIDCProviderMetadata.parse(
            http.get(URI.create(issuer + "/.well-known/openid-configuration")).body());
    if (!found.getIssuer().getValue().equals(issuer)) {
      throw new IOException("The identity provider calls itself " + found.getIssuer() + ".");
    }
    JWKSource<SecurityContext> keys =
        JWKSourceBuilder.create(found.getJWKSetURI().toURL(), http)
            .cache(KEYS_KEPT_MILLIS, KEYS_REFRESH_MILLIS)
            .rateLimited(KEYS_COOL_DOWN_MILLIS)
            .outageTolerant(KEYS_KEPT_MILLIS * 12)
            .build();
    return new Known(Optional.of(found), known.keys().or(() -> Optional.of(keys)), now);
  }
}
