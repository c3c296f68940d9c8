package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.identity.ChangeProfile;
import com.socmate.application.identity.KeepSignedIn;
import com.socmate.application.identity.SignInByProvider;
import com.socmate.application.identity.SignInByProvider.Outcome;
import com.socmate.application.port.Directory;
import com.socmate.application.port.SignIns;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.Profile;
import com.socmate.domain.identity.Scope;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Signing a browser in and out, and what people say of themselves.
public final class AuthRoutes implements Routes {
  private static final String PATH = "/api/auth";
  private static final String ME = PATH + "/me";
  private static final String SIGN_INS = PATH + "/sign-ins";
  private static final List<String> PROFILE =
      List.of("name", "department", "job_title", "timezone", "avatar_url", "settings");
  private static final int MOST_SETTINGS = 16_384;

  private final SignInByProvider signIn;
  private final KeepSignedIn keep;
  private final ChangeProfile profile;
  private final Directory directory;
  private final SignIns signIns;
  private final Site site;
  private final Cookies cookies;

  /// What can be done.
  public record UseCases(SignInByProvider signIn, KeepSignedIn keep, ChangeProfile profile) {}

  public AuthRoutes(
      UseCases useCases, Directory directory, SignIns signIns, Site site, Cookies cookies) {
    this.signIn = useCases.signIn();
    this.keep = useCases.keep();
    this.profile = useCases.profile();
    this.directory = directory;
    this.signIns = signIns;
    this.site = site;
    this.cookies = cookies;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/login", this::login).open(),
        Route.post(PATH + "/callback", this::callback).open(),
        Route.post(PATH + "/refresh", this::refresh).open(),
        Route.post(PATH + "/logout", this::logout).open(),
        Route.get(ME, this::me).needs(Scope.PROFILE),
        Route.patch(ME, this::changeMe).needs(Scope.PROFILE),
        Route.get(SIGN_INS, this::signIns).needs(Scope.PROFILE),
        Route.delete(SIGN_INS, this::endAll).needs(Scope.PROFILE),
        Route.delete(SIGN_INS + "/{id}", this::end).needs(Scope.PROFILE));
  }

  private Answer login(Call call) {
    call.parameters();
    var begun = signIn.begin(site.callback(), Optional.empty());
    cookies.keepSignIn(begun.browserSecret(), call);
    return Answer.ok(Map.of("auth_url", begun.authorizationUrl().toString()));
  }

  private Answer callback(Call call) {
    site.requireOwnForm(call);
    var body = call.body(List.of("code", "state", "redirect_uri"));
    body.require("code", "state", "redirect_uri");
    var code = body.text("code", 1, 4_096).orElse("");
    var state = body.text("state", 1, 512).orElse("");
    var redirectUri = body.text("redirect_uri", 1, 2_048).orElse("");
    body.orRefuse();
    var back =
        new SignInByProvider.Return(
            code, state, redirectUri, cookies.signIn(call), call.where(), call.requestId());
    return switch (signIn.complete(back)) {
      case Outcome.SignedIn(var account, var session) -> {
        cookies.keep(session, call);
        yield Answer.ok(Map.of("user", UserJson.from(account)));
      }
      case Outcome.Refused() ->
          throw Refused.unauthorized(
              "The sign-in did not succeed. Begin again.", "Bearer realm=\"socmate\"");
    };
  }

  private Answer refresh(Call call) {
    call.optionalBody(List.of()).orRefuse();
    site.requireOwnWrite(call);
    var session = cookies.refresh(call).flatMap(token -> keep.refresh(token, call.requestId()));
    if (session.isEmpty()) {
      cookies.clearAll(call);
      throw Refused.unauthorized("You are not signed in any more.", "Bearer realm=\"socmate\"");
    }
    cookies.keep(session.get(), call);
    return Answer.ok(Map.of("expires_at", session.get().accessEndsAt()));
  }

  private Answer logout(Call call) {
    call.optionalBody(List.of()).orRefuse();
    site.requireOwnWrite(call);
    cookies.refresh(call).ifPresent(token -> keep.end(token, call.requestId()));
    cookies.access(call).ifPresent(token -> keep.endByAccessToken(token, call.requestId()));
    cookies.clearAll(call);
    return Answer.noContent();
  }

  private Answer me(Call call) {
    call.parameters();
    return answer(directory.find(call.principal().user()));
  }

  private static Answer answer(Optional<Account> account) {
    return Answer.ok(UserJson.from(account.orElseThrow(() -> Refused.notFound("user"))));
  }

  private Answer changeMe(Call call) {
    var body = call.body(PROFILE);
    body.refuseNull("name", "timezone", "settings");
    var name = body.text("name", 1, 200);
    var zone = body.parsed("timezone", "value_error.timezone", AuthRoutes::zone);
    var department = body.text("department", 0, 200);
    var jobTitle = body.text("job_title", 0, 200);
    var avatar = body.parsed("avatar_url", "value_error.url", AuthRoutes::httpsUrl);
    var settings = body.object("settings", MOST_SETTINGS);
    body.orRefuse();
    return answer(
        profile.change(
            it ->
                it.named(
                    name.orElse(it.user().name()),
                    zone.orElse(it.user().zone()),
                    new Profile(
                        either(body, "department", department, it.profile().department()),
                        either(body, "job_title", jobTitle, it.profile().jobTitle()),
                        either(body, "avatar_url", avatar, it.profile().avatarUrl()),
                        settings.orElse(it.profile().settings()))),
            call.request()));
  }

  /// A null takes away what is there, and so does an empty text.
  private static Optional<String> either(
      Members body, String member, Optional<String> wanted, Optional<String> before) {
    return body.has(member) || body.isNull(member)
        ? wanted.filter(text -> !text.isEmpty())
        : before;
  }

  private static ZoneId zone(String text) {
    try {
      if (ZoneId.getAvailableZoneIds().contains(text)) {
        return ZoneId.of(text);
      }
    } catch (DateTimeException _) {
      // Told below.
    }
    throw new IllegalArgumentException("must be an IANA zone such as Europe/Berlin");
  }

  private static String httpsUrl(String text) {
    try {
      var uri = new URI(text);
      if ("https".equals(uri.getScheme()) && uri.getHost() != null && text.length() <= 1_000) {
        return text;
      }
    } catch (URISyntaxException _) {
      // Told below.
    }
    throw new IllegalArgumentException("must be an https URL of at most 1000 characters");
  }

  private Answer signIns(Call call) {
    call.parameters();
    return Answer.ok(SignInJson.list(signIns.of(call.principal().user())));
  }

  private Answer end(Call call) {
    if (!signIns.end(call.principal().user(), call.part("id"))) {
      throw Refused.notFound("sign-in");
    }
    return Answer.noContent();
  }

  private Answer endAll(Call call) {
    return Answer.ok(Map.of("ended", signIns.endAll(call.principal().user())));
  }
}
