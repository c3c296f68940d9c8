package com.socmate.cli.profile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.socmate.cli.client.Api;
import com.socmate.cli.client.Request;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// Signs a person in who opens a link in any browser and brings back the code that it shows.
public final class SignInByLink {
  private final Api api;
  private final URI link;
  private final Map.Entry<String, String> secret;

  private SignInByLink(Api api, URI link, Map.Entry<String, String> secret) {
    this.api = api;
    this.link = link;
    this.secret = secret;
  }

  /// What comes back is worth nothing without the secret that stays here.
  public static SignInByLink begin(URI server) {
    var api = new Api(server, Optional.empty(), Api.Rest.REAL);
    var reply = api.send(Request.get("/api/auth/login"));
    return new SignInByLink(
        api,
        URI.create(reply.json().path("auth_url").asText()),
        SignInCookies.ending(reply, "sign_in"));
  }

  /// What to open.
  public URI link() {
    return link;
  }

  /// @param code as the page shows it
  /// @return what to keep
  public Profile.Secret.Tokens complete(String code) {
    var parts = code.strip().split("~", 2);
    if (parts.length != 2) {
      throw new CannotContinue(
          "That is not the whole code; it has a ~ in it. Begin again with ./socmate login.");
    }
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("code", parts[0])
            .put("state", parts[1])
            .put("redirect_uri", parameter("redirect_uri"));
    return SignInCookies.tokens(
        api.send(
            Request.of("POST", "/api/auth/callback")
                .json(body)
                .with("Cookie", secret.getKey() + "=" + secret.getValue())
                .with("X-CSRF", "1")));
  }

  private String parameter(String name) {
    return Arrays.stream(link.getRawQuery().split("&", -1))
        .filter(it -> it.startsWith(name + "="))
        .map(it -> URLDecoder.decode(it.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> new CannotContinue("The link " + link + " leads nowhere."));
  }
}
