package com.socmate.cli.profile;

import com.socmate.cli.client.Api;
import com.socmate.cli.client.ApiRefused;
import com.socmate.cli.client.Credential;
import com.socmate.cli.client.Request;
import java.util.Optional;

/// The tokens of somebody who signed in. Each refresh token is good once, so processes exchange it
/// one after the other and read what the one before them got.
final class RenewedTokens implements Credential {
  private final Profiles profiles;
  private Profile profile;

  RenewedTokens(Profiles profiles, Profile profile) {
    this.profiles = profiles;
    this.profile = profile;
  }

  @Override
  public String header() {
    return "Authorization";
  }

  @Override
  public String value() {
    return "Bearer " + tokens(profile).access();
  }

  @Override
  public boolean renew() {
    return profiles.alone(() -> {
      var now = profiles.find(profile.name()).orElse(profile);
      if (!now.equals(profile)) {
        profile = now;
        return now.secret() instanceof Profile.Secret.Tokens;
      }
      return exchange();
    });
  }

  private boolean exchange() {
    var before = tokens(profile);
    try {
      var reply =
          new Api(profile.url(), Optional.empty(), Api.Rest.REAL)
              .send(
                  Request.of("POST", "/api/auth/refresh")
                      .with("Cookie", before.refreshCookie() + "=" + before.refresh())
                      .with("X-CSRF", "1")
                      .with("Sec-Fetch-Site", "same-origin"));
      profile = new Profile(profile.name(), profile.url(), SignInCookies.tokens(reply));
      profiles.keep(profile);
      return true;
    } catch (ApiRefused _) {
      return false;
    }
  }

  private static Profile.Secret.Tokens tokens(Profile profile) {
    return profile.secret() instanceof Profile.Secret.Tokens tokens
        ? tokens
        : new Profile.Secret.Tokens("", "", "refresh_token");
  }

  /// Without the secret.
  @Override
  public String toString() {
    return "sign-in of " + profile.name();
  }
}
