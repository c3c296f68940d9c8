package com.socmate.application.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What a new password has to be: long enough, and not what everybody tries first. No mixture of
/// characters is asked for, since that makes worse passwords.
public final class PasswordRules {
  private static final int LEAST = 12;
  private static final int MOST = 256;
  private static final Set<String> COMMON =
      Set.of(
          "passwordpassword",
          "password1234",
          "password12345",
          "123456789012",
          "1234567890123",
          "qwertyuiop12",
          "administrator",
          "changemeplease",
          "letmeinplease");

  private PasswordRules() {}

  /// What is wrong with a password, in a sentence; empty if nothing is.
  public static Optional<String> complaint(String password, String email) {
    int length = password.codePointCount(0, password.length());
    var lower = password.toLowerCase(Locale.ROOT);
    if (length < LEAST) {
      return Optional.of("A password has at least " + LEAST + " characters.");
    }
    if (length > MOST) {
      return Optional.of("A password has at most " + MOST + " characters.");
    }
    if (lower.chars().distinct().count() < 5
        || COMMON.contains(lower)
        || lower.equals(email.toLowerCase(Locale.ROOT))) {
      return Optional.of("That password is one of the first that anybody would try.");
    }
    return Optional.empty();
  }
}
