package com.socmate.adapters.http;

import com.socmate.application.identity.LocalProvider;
import com.socmate.application.identity.LocalProvider.Authorization;
import com.socmate.application.identity.LocalProvider.Verdict;
import com.socmate.application.identity.Session;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The local OpenID provider's pages: asking for a password and sending the browser back with a
/// code. It knows one client and one address to send browsers to; anything else gets a page and is
/// never redirected.
public final class LocalProviderRoutes implements Routes {
  static final String AUTHORIZE = "/oauth/authorize";
  private static final String USER_INFO = "/oauth/userinfo";
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int MOST_STATE = 512;
  private static final String CHALLENGED = "Bearer realm=\"socmate\"";

  private final LocalProvider provider;
  private final Site site;

  public LocalProviderRoutes(LocalProvider provider, Site site) {
    this.provider = provider;
    this.site = site;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(AUTHORIZE, this::ask).open(),
        Route.post(AUTHORIZE, this::authorize).open(),
        Route.get(USER_INFO, this::userInfo).open());
  }

  private Answer ask(Call call) {
    var asked = call.anyParameters();
    return refusal(asked).orElseGet(() -> form(200, asked, "", ""));
  }

  private Answer authorize(Call call) {
    site.requireOwnForm(call);
    var asked = call.form();
    return refusal(asked).orElseGet(() -> check(asked, call));
  }

  private Answer check(Form asked, Call call) {
    var email = asked.textOrEmpty("email");
    var password = asked.textOrEmpty("password");
    if (email.length() > 320 || password.length() > 1_024) {
      return form(400, asked, "", "That is too long.");
    }
    var verdict =
        provider.authorize(authorization(asked), email, password, call.where(), call.requestId());
    return switch (verdict) {
      case Verdict.Right(var code) -> back(asked, Map.of("code", code));
      case Verdict.Wrong() ->
          form(401, asked, email, "The e-mail address or the password is not right.");
      case Verdict.TooSoon(var delay) ->
          form(429, asked, email, "Too many attempts. Try again in " + delay.toSeconds() + " s.")
              .with("Retry-After", Long.toString(delay.toSeconds()));
    };
  }

  private static Authorization authorization(Form asked) {
    return new Authorization(
        asked.textOrEmpty("client_id"),
        asked.textOrEmpty("redirect_uri"),
        asked.textOrEmpty("code_challenge"),
        asked.text("nonce"));
  }

  /// What is wrong with an authorization request: told on a page as long as it is not certain where
  /// the browser came from, and to the client afterwards.
  private Optional<Answer> refusal(Form asked) {
    boolean known =
        asked.textOrEmpty("client_id").equals(Session.CONSOLE)
            && asked.textOrEmpty("redirect_uri").equals(site.callback().toString());
    boolean sane =
        asked.textOrEmpty("state").length() <= MOST_STATE
            && asked.textOrEmpty("nonce").length() <= MOST_STATE;
    if (!known || !sane) {
      return Optional.of(
          Pages.page(
              400,
              "This sign-in cannot go on",
              "<p>The page that sent you here is not known. <a href=\"/auth/sign-in\">Sign in"
                  + " anew</a>.</p>"));
    }
    return problem(asked).map(error -> back(asked, Map.of("error", error)));
  }

  private static Optional<String> problem(Form asked) {
    if (!asked.textOrEmpty("response_type").equals("code")) {
      return Optional.of("unsupported_response_type");
    }
    if (!CHALLENGE.matcher(asked.textOrEmpty("code_challenge")).matches()
        || !asked.textOrEmpty("code_challenge_method").equals("S256")
        || !asked.text("response_mode").orElse("query").equals("query")) {
      return Optional.of("invalid_request");
    }
    if (!List.of(asked.textOrEmpty("scope").split(" ", -1)).contains("openid")) {
      return Optional.of("invalid_scope");
    }
    // Nobody is signed in at the provider itself, so it cannot answer without asking.
    return asked.textOrEmpty("prompt").startsWith("none")
        ? Optional.of("login_required")
        : Optional.empty();
  }

  private Answer back(Form asked, Map<String, String> answer) {
    var parameters = new LinkedHashMap<>(answer);
    asked.text("state").ifPresent(state -> parameters.put("state", state));
    parameters.put("iss", site.origin());
    var query = new StringBuilder();
    parameters.forEach((name, value) ->
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return Answer.seeOther(site.callback() + query.toString());
  }

  private static Answer form(int status, Form asked, String email, String complaint) {
    var hidden = new StringBuilder();
    for (String name :
        List.of(
            "response_type",
            "client_id",
            "redirect_uri",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method")) {
      asked.text(name).ifPresent(value -> hidden.append(Pages.hidden(name, value)));
    }
    return Pages.page(
        status,
        "Sign in",
        Pages.alert(complaint)
            + "<form method=\"post\" action=\""
            + AUTHORIZE
            + "\">\n"
            + hidden
            + Pages.field("email", "E-mail address", "email", "username", email)
            + Pages.field("password", "Password", "password", "current-password", "")
            + "<button type=\"submit\">Sign in</button>\n</form>");
  }

  private Answer userInfo(Call call) {
    var token =
        call.header("Authorization")
            .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(header -> header.substring(7))
            .orElseThrow(() -> Refused.unauthorized("This needs an access token.", CHALLENGED));
    var account =
        provider
            .userInfo(token)
            .orElseThrow(() ->
                Refused.unauthorized(
                    "The access token is not valid.", CHALLENGED + ", error=\"invalid_token\""));
    var body = new LinkedHashMap<String, Object>();
    body.put("sub", account.user().id().value());
    body.put("email", account.user().email());
    body.put("name", account.user().name());
    return Answer.ok(body);
  }
}
