package com.socmate.adapters.http;

import com.socmate.application.identity.Authenticate;
import com.socmate.application.port.Accounts;
import com.socmate.domain.identity.Principal;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Sign-in by `Authorization: Bearer <token>` (RFC 6750), the header alone: never a form member, a
/// query parameter or a cookie. Tokens are compared by the hash the accounts keep, so the time of
/// the comparison tells nothing about a token.
public final class BearerTokens implements SignIn {
  private static final int LONGEST = 8_192;
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
  private static final String SCHEME = "bearer ";

  private final Function<String, Optional<Principal>> holders;

  /// Opaque tokens only.
  public BearerTokens(Accounts accounts) {
    this.holders = accounts::byToken;
  }

  /// Access tokens, and the opaque token of the built-in administrator.
  public BearerTokens(Accounts accounts, Authenticate authenticate) {
    this.holders = token -> authenticate.byAccessToken(token).or(() -> accounts.byToken(token));
  }

  @Override
  public Optional<Credential> shownBy(Context ctx) {
    List<String> headers = Collections.list(ctx.req().getHeaders("Authorization"));
    if (headers.size() > 1) {
      throw Refused.badParameter("The Authorization header is there more than once.");
    }
    return headers.stream().findFirst().map(this::credential);
  }

  private Credential credential(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional::empty;
    }
    var token = header.substring(SCHEME.length());
    return token.length() <= LONGEST && TOKEN.matcher(token).matches()
        ? () -> holders.apply(token)
        : Optional::empty;
  }
}
