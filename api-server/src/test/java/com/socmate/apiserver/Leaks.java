package com.socmate.apiserver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks for secrets in whatever was written down: as they are, and as they are usually encoded.
final class Leaks {
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, String> written = new HashMap<>();

  /// @param secret long enough that it is nowhere by chance
  String secret(String name, String secret) {
    if (secret.length() < 16) {
      throw new IllegalArgumentException("The " + name + " is no secret: " + secret);
    }
    secrets.put(name, secret);
    return secret;
  }

  /// Something that a stranger, or too many people, could read.
  void written(String where, String text) {
    written.merge(where, text, (before, more) -> before + '\n' + more);
  }

  /// Which secret is where, such as `a password in the log`.
  Set<String> found() {
    var found = new TreeSet<String>();
    secrets.forEach((name, secret) ->
        written.forEach((where, text) -> {
          if (encodings(secret).stream().anyMatch(text::contains)) {
            found.add(name + " in " + where);
          }
        }));
    return found;
  }

  private static List<String> encodings(String secret) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    return List.of(
        secret,
        URLEncoder.encode(secret, StandardCharsets.UTF_8),
        HexFormat.of().formatHex(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
        Base64.getEncoder().withoutPadding().encodeToString(bytes));
  }
}
