package com.socmate.domain.audit.observatory;

import java.util.Locale;

/// A cookie that a client would have kept.
///
/// @param sameSite as it was set; empty where it was not
public record Cookie(String name, boolean secure, boolean httpOnly, String sameSite) {
  boolean isOfSession() {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("login") || lower.contains("sess");
  }

  boolean isAgainstForgery() {
    return name.toLowerCase(Locale.ROOT).contains("csrf");
  }
}
