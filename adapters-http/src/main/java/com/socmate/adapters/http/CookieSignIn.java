package com.socmate.adapters.http;

import com.socmate.application.identity.Authenticate;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.Set;

/// Sign-in by the cookie that a browser holds. A request that changes something has to come from
/// our own pages as well.
public final class CookieSignIn implements SignIn {
  private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);

  private final Cookies cookies;
  private final Site site;
  private final Authenticate authenticate;

  public CookieSignIn(Cookies cookies, Site site, Authenticate authenticate) {
    this.cookies = cookies;
    this.site = site;
    this.authenticate = authenticate;
  }

  @Override
  public Optional<Credential> shownBy(Context ctx) {
    var call = Call.anonymous(ctx);
    return cookies
        .access(call)
        .map(token -> {
          site.requireNotForeign(call);
          if (!READS.contains(ctx.method())) {
            site.requireOwnWrite(call);
          }
          return () -> authenticate.byAccessToken(token);
        });
  }
}
