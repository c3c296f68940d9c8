package com.socmate.application.port;

import java.net.URI;

/// The OpenID provider that vouches for users, local or not.
public interface IdentityProvider {
  /// Where to send a browser to sign in.
  ///
  /// @throws Unreachable if the provider does not answer
  URI authorizationUrl(Ask ask);

  /// Exchanges the code that came back for the identity it stands for.
  ///
  /// @throws Unreachable if the provider does not answer
  Answer exchange(String code, Ask asked);

  /// @param verifier the PKCE secret, of which the authorization request shows the S256 challenge
  record Ask(URI redirectUri, String state, String nonce, String verifier) {
    /// Without its secrets.
    @Override
    public String toString() {
      return "Ask[redirectUri=" + redirectUri + "]";
    }
  }

  /// What the provider vouches for.
  sealed interface Answer {
    record Vouched(String issuer, String subject, String email, String name) implements Answer {}

    /// @param why for the log; holds no secret
    record Refused(String why) implements Answer {}
  }

  /// The provider does not answer as it should.
  final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreachable(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
