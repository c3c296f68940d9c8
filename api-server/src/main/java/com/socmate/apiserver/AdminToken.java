package com.socmate.apiserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// The bearer token of the built-in administrator, as the launcher left it in a file.
final class AdminToken {
  private static final Pattern STRONG = Pattern.compile("[A-Za-z0-9._~+/=-]{32,200}");

  private AdminToken() {}

  /// @throws IllegalArgumentException naming the file, never what it holds
  static String in(Path file) {
    var token = read(file).strip();
    if (!STRONG.matcher(token).matches()) {
      throw new IllegalArgumentException(
          "SOCMATE_ADMIN_TOKEN_FILE names "
              + file
              + ", which does not hold one token of 32 to 200 letters and digits.");
    }
    return token;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "SOCMATE_ADMIN_TOKEN_FILE names " + file + ", which cannot be read.", e);
    }
  }
}
