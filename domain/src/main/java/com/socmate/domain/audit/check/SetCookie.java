package com.socmate.domain.audit.check;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A cookie as a server sets it.
///
/// @param attributes by name in lower case
record SetCookie(String name, String value, Map<String, String> attributes) {
  static Optional<SetCookie> read(String header) {
    var parts = header.split(";", -1);
    int equals = parts[0].indexOf('=');
    if (equals <= 0) {
      return Optional.empty();
    }
    Map<String, String> attributes = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      var words = parts[i].strip().split("=", 2);
      attributes.put(words[0].toLowerCase(Locale.ROOT), words.length > 1 ? words[1].strip() : "");
    }
    return Optional.of(
        new SetCookie(
            parts[0].substring(0, equals).strip(),
            parts[0].substring(equals + 1).strip(),
            attributes));
  }

  boolean secure() {
    return attributes.containsKey("secure");
  }

  boolean httpOnly() {
    return attributes.containsKey("httponly");
  }

  String sameSite() {
    return attributes.getOrDefault("samesite", "").toLowerCase(Locale.ROOT);
  }

  boolean isOfSession() {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("sess")
        || lower.contains("login")
        || lower.equals("sid")
        || lower.contains("auth");
  }

  boolean keepsItsPrefix() {
    if (name.startsWith("__Host-")) {
      return secure()
          && !attributes.containsKey("domain")
          && "/".equals(attributes.getOrDefault("path", ""));
    }
    return !name.startsWith("__Secure-") || secure();
  }
}
