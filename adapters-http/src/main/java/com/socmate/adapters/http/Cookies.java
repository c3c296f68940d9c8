package com.socmate.adapters.http;

import com.socmate.application.identity.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The browser's tokens. Over https their names begin with `__Host-`, so that no other host and no
/// plain connection can set them.
public final class Cookies {
  static final String ACCESS = "access_token";
  private static final String REFRESH = "refresh_token";
  private static final String EXPIRY = "token_expiry";
  private static final String SIGN_IN = "sign_in";
  private static final Duration SIGN_IN_LIFE = Duration.ofMinutes(10);

  private final Site site;
  private final InstantSource clock;

  public Cookies(Site site, InstantSource clock) {
    this.site = site;
    this.clock = clock;
  }

  Optional<String> access(Call call) {
    return call.cookie(name(ACCESS));
  }

  Optional<String> refresh(Call call) {
    return call.cookie(name(REFRESH));
  }

  Optional<String> signIn(Call call) {
    return call.cookie(name(SIGN_IN));
  }

  void keep(Session session, Call call) {
    set(call, ACCESS, session.accessToken(), session.accessEndsAt(), true);
    set(call, REFRESH, session.refreshToken(), session.refreshEndsAt(), true);
    set(call, EXPIRY, session.accessEndsAt().toString(), session.refreshEndsAt(), false);
    clear(call, SIGN_IN);
  }

  void keepSignIn(String browserSecret, Call call) {
    set(call, SIGN_IN, browserSecret, clock.instant().plus(SIGN_IN_LIFE), true);
  }

  void clearAll(Call call) {
    clear(call, ACCESS);
    clear(call, REFRESH);
    clear(call, EXPIRY);
  }

  private void clear(Call call, String name) {
    set(call, name, "", clock.instant(), true);
  }

  private void set(Call call, String name, String value, Instant end, boolean hidden) {
    long seconds = Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    call.setCookie(
        name(name)
            + "="
            + value
            + "; Path=/; Max-Age="
            + seconds
            + "; SameSite=Lax"
            + (hidden ? "; HttpOnly" : "")
            + (site.isHttps() ? "; Secure" : ""));
  }

  private String name(String name) {
    return site.isHttps() ? "__Host-" + name : name;
  }
}
