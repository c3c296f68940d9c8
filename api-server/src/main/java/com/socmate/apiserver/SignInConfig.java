package com.socmate.apiserver;

import com.socmate.application.settings.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// How people sign in, and under which address they reach the product.
///
/// @param publicUrl without a path; empty for the address that the server listens on
/// @param firstAdminLinkFile where the link for the first administrator is left for the launcher
/// @param provider empty for the built-in one
record SignInConfig(
    Optional<URI> publicUrl, Optional<Path> firstAdminLinkFile, Optional<Provider> provider) {
  private static final String PUBLIC_URL = "SOCMATE_PUBLIC_URL";
  private static final String LINK_FILE = "SOCMATE_FIRST_ADMIN_LINK_FILE";
  private static final String ISSUER = "SOCMATE_OIDC_ISSUER";
  private static final String CLIENT = "SOCMATE_OIDC_CLIENT_ID";
  private static final String SECRET_FILE = "SOCMATE_OIDC_CLIENT_SECRET_FILE";
  private static final String SCOPES = "SOCMATE_OIDC_SCOPES";
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  /// An OpenID provider that is not ours.
  ///
  /// @param issuer exactly as its tokens name it
  /// @param secret empty for a public client
  record Provider(String issuer, String clientId, Optional<String> secret, Set<String> scopes) {
    /// Without the secret.
    @Override
    public String toString() {
      return "Provider[issuer=" + issuer + ", clientId=" + clientId + "]";
    }
  }

  /// @throws IllegalArgumentException naming the key
  static SignInConfig from(Environment environment) {
    return new SignInConfig(
        environment.given(PUBLIC_URL).map(SignInConfig::origin),
        environment.given(LINK_FILE).map(Path::of),
        environment.given(ISSUER).map(issuer -> provider(issuer, environment)));
  }

  private static Provider provider(String issuer, Environment environment) {
    requireSafe(ISSUER, uri(ISSUER, issuer));
    return new Provider(
        issuer,
        environment
            .given(CLIENT)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    CLIENT + " is not set; it names this product at the identity provider.")),
        environment.given(SECRET_FILE).map(SignInConfig::secret),
        new TreeSet<>(
            Arrays.asList(
                environment.given(SCOPES).orElse("openid profile email").split(" +", -1))));
  }

  private static String secret(String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          SECRET_FILE + " names " + file + ", which cannot be read.", e);
    }
  }

  private static URI origin(String text) {
    var uri = uri(PUBLIC_URL, text);
    requireSafe(PUBLIC_URL, uri);
    if (!Optional.ofNullable(uri.getRawPath()).orElse("").isEmpty()
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          PUBLIC_URL + " is scheme, host and perhaps port, without a path; found '" + text + "'.");
    }
    return uri;
  }

  private static URI uri(String key, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(key + " is a URL; found '" + text + "'.", e);
    }
  }

  private static void requireSafe(String key, URI uri) {
    boolean plain = "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost());
    if (uri.getHost() == null || !("https".equals(uri.getScheme()) || plain)) {
      throw new IllegalArgumentException(
          key + " is an https URL, or http on this machine; found '" + uri + "'.");
    }
  }
}
