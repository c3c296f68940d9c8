package com.socmate.adapters.http;

import com.socmate.application.identity.FollowLink;
import com.socmate.application.identity.FollowLink.Meaning;
import com.socmate.application.identity.PasswordRules;
import com.socmate.application.identity.SignInByProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pages around signing in: beginning, coming back from the provider, and following a one-time
/// link. Only the coming back needs a script, since the console's interface for it takes JSON.
public final class SignInPages implements Routes {
  public static final String WELCOME = "/auth/welcome";
  private static final String BEGIN = "/auth/sign-in";
  private static final String SCRIPT_PATH = "/auth/callback.js";
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,255}");
  private static final String SCRIPT =
      """
      "use strict";
      (async () => {
        const told = document.getElementById("told");
        const back = new URLSearchParams(location.search);
        const answer = await fetch("/api/auth/callback", {
          method: "POST",
          headers: {"Content-Type": "application/json", "X-CSRF": "1"},
          body: JSON.stringify({
            code: back.get("code") ?? "",
            state: back.get("state") ?? "",
            redirect_uri: location.origin + location.pathname
          })
        });
        history.replaceState(null, "", location.pathname);
        if (answer.ok) {
          location.replace("/");
        } else {
          told.textContent = "The sign-in did not succeed.";
        }
      })();
      """;

  private final FollowLink links;
  private final SignInByProvider signIn;
  private final Site site;
  private final Cookies cookies;
  private final boolean local;

  /// @param local whether users choose a password here, or sign in by another provider
  public SignInPages(
      FollowLink links, SignInByProvider signIn, Site site, Cookies cookies, boolean local) {
    this.links = links;
    this.signIn = signIn;
    this.site = site;
    this.cookies = cookies;
    this.local = local;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(BEGIN, this::begin).open(),
        Route.get("/auth/callback", this::callback).open(),
        Route.get(SCRIPT_PATH, _ -> text("text/javascript; charset=utf-8", SCRIPT)).open(),
        Route.get(Pages.STYLE_PATH, _ -> text("text/css; charset=utf-8", Pages.STYLE)).open(),
        Route.get(WELCOME, this::welcome).open(),
        Route.post(WELCOME, this::follow).open());
  }

  private static Answer text(String type, String text) {
    return new Answer.Text(200, type, text, Map.of());
  }

  private Answer begin(Call call) {
    return Answer.seeOther(begin(call, Optional.empty()));
  }

  /// @return where to go on
  private String begin(Call call, Optional<String> link) {
    var begun = signIn.begin(site.callback(), link);
    cookies.keepSignIn(begun.browserSecret(), call);
    return begun.authorizationUrl().toString();
  }

  /// A page that leads on. Browsers would not let our forms be redirected to another site.
  private static Answer onward(String url) {
    return Pages.page(
        200,
        "Signing in",
        "<p><a href=\"" + Pages.escape(url) + "\">Go on to the identity provider</a></p>",
        "<meta http-equiv=\"refresh\" content=\"0; url=" + Pages.escape(url) + "\">\n");
  }

  private Answer callback(Call call) {
    boolean refused = call.anyParameters().text("error").isPresent();
    var again = "<p><a href=\"" + BEGIN + "\">Sign in again</a></p>";
    if (refused) {
      return Pages.page(200, "Not signed in", again);
    }
    if (cookies.signIn(call).isEmpty()) {
      return forTerminal(call, again);
    }
    var page =
        Pages.page(
            200,
            "Signing in",
            "<p id=\"told\" role=\"status\">One moment …</p>"
                + "<noscript><p>The console needs JavaScript.</p></noscript>"
                + again,
            "<script src=\"" + SCRIPT_PATH + "\" defer></script>\n");
    return switch (page) {
      case Answer.Text(var status, var type, var text, _) ->
          new Answer.Text(
              status,
              type,
              text,
              Map.of(
                  "Content-Security-Policy",
                  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
                      + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
      case Answer.InJson _, Answer.Empty _, Answer.Written _ -> page;
    };
  }

  /// A browser that began no sign-in was sent here by somebody at a terminal. What it shows is
  /// worth nothing without the secret that stayed there.
  private static Answer forTerminal(Call call, String again) {
    var code = call.anyParameters().textOrEmpty("code");
    var state = call.anyParameters().textOrEmpty("state");
    return Pages.page(
        200,
        "One step left",
        code.isEmpty() || state.isEmpty()
            ? again
            : "<p>If you yourself began this with <strong>socmate login</strong>, give it this code;"
                + " it is good once, for 10 minutes. If not, close this page, and give the code to"
                + " nobody.</p><p><code>"
                + Pages.escape(code + "~" + state)
                + "</code></p>"
                + again);
  }

  private Answer welcome(Call call) {
    var link = call.anyParameters().textOrEmpty("link");
    return links
        .look(link)
        .map(meaning -> form(200, meaning, link, "", "", ""))
        .orElseGet(SignInPages::over);
  }

  private static Answer over() {
    return Pages.page(
        404,
        "This link is over",
        "<p>It was used before, its time is over, or it never was one. Ask an administrator for"
            + " another, or <a href=\""
            + BEGIN
            + "\">sign in</a>.</p>");
  }

  private Answer form(
      int status, Meaning meaning, String link, String name, String email, String complaint) {
    var fields =
        switch (meaning) {
          case Meaning.FirstAdmin() ->
              local
                  ? Pages.field("name", "Your name", "text", "name", name)
                      + Pages.field("email", "E-mail address", "email", "username", email)
                      + password()
                  : "<p>You become the first administrator by signing in now.</p>";
          case Meaning.ChoosePassword(var address) ->
              "<p>For <strong>" + Pages.escape(address) + "</strong></p>" + password();
        };
    var title =
        switch (meaning) {
          case Meaning.FirstAdmin() -> "Become the first administrator";
          case Meaning.ChoosePassword _ -> "Choose a password";
        };
    return Pages.page(
        status,
        title,
        Pages.alert(complaint)
            + "<form method=\"post\" action=\""
            + WELCOME
            + "\">\n"
            + Pages.hidden("link", link)
            + fields
            + "<button type=\"submit\">Go on</button>\n</form>");
  }

  private static String password() {
    return Pages.field("password", "Password", "password", "new-password", "")
        + "<p class=\"hint\">12 characters or more.</p>"
        + Pages.field("again", "The password again", "password", "new-password", "");
  }

  private Answer follow(Call call) {
    site.requireOwnForm(call);
    var form = call.form();
    var link = form.textOrEmpty("link");
    return links
        .look(link)
        .map(meaning -> follow(meaning, link, form, call))
        .orElseGet(SignInPages::over);
  }

  private Answer follow(Meaning meaning, String link, Form form, Call call) {
    if (!local && meaning instanceof Meaning.FirstAdmin) {
      return onward(begin(call, Optional.of(link)));
    }
    var name = form.textOrEmpty("name").strip();
    var email = form.textOrEmpty("email").strip();
    var complaint = complaint(meaning, name, email, form);
    if (complaint.isPresent()) {
      return form(400, meaning, link, name, email, complaint.get());
    }
    var password = form.textOrEmpty("password");
    boolean done =
        switch (meaning) {
          case Meaning.FirstAdmin() ->
              links.becomeFirstAdmin(link, name, email, password, call.requestId());
          case Meaning.ChoosePassword _ -> links.choosePassword(link, password, call.requestId());
        };
    return done ? Answer.seeOther(BEGIN) : over();
  }

  private static Optional<String> complaint(Meaning meaning, String name, String email, Form form) {
    var address =
        switch (meaning) {
          case Meaning.FirstAdmin() -> email;
          case Meaning.ChoosePassword(var known) -> known;
        };
    if (meaning instanceof Meaning.FirstAdmin && (name.isEmpty() || name.length() > 200)) {
      return Optional.of("A name has 1 to 200 characters.");
    }
    if (!EMAIL.matcher(address).matches()) {
      return Optional.of("That is not an e-mail address.");
    }
    if (!form.textOrEmpty("password").equals(form.textOrEmpty("again"))) {
      return Optional.of("The two passwords differ.");
    }
    return PasswordRules.complaint(form.textOrEmpty("password"), address);
  }
}
