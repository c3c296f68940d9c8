package com.socmate.cli.profile;

import com.socmate.cli.client.Reply;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.util.LinkedHashMap;
import java.util.Map;

/// The cookies by which the server signs a browser in. Over https their names have a prefix.
final class SignInCookies {
  private SignInCookies() {}

  static Profile.Secret.Tokens tokens(Reply reply) {
    var access = ending(reply, "access_token");
    var refresh = ending(reply, "refresh_token");
    return new Profile.Secret.Tokens(access.getValue(), refresh.getValue(), refresh.getKey());
  }

  /// The cookie of that name, whatever stands before it.
  static Map.Entry<String, String> ending(Reply reply, String name) {
    return all(reply).entrySet().stream()
        .filter(it -> it.getKey().endsWith(name) && !it.getValue().isEmpty())
        .findFirst()
        .orElseThrow(
            () -> new CannotContinue("The server answered without the cookie " + name + "."));
  }

  private static Map<String, String> all(Reply reply) {
    var cookies = new LinkedHashMap<String, String>();
    for (var cookie : reply.all("Set-Cookie")) {
      int equals = cookie.indexOf('=');
      int end = cookie.indexOf(';');
      if (equals > 0) {
        cookies.put(
            cookie.substring(0, equals),
            cookie.substring(equals + 1, end < 0 ? cookie.length() : end));
      }
    }
    return cookies;
  }
}
