package com.socmate.domain.id;

final class PrefixedText {
  private PrefixedText() {}

  static void require(String prefix, String text) {
    if (!isWellFormed(prefix, text)) {
      throw new IllegalArgumentException(
          "An identifier here is '"
              + prefix
              + "_' and 4 to 40 lower-case letters and digits; found '"
              + (text.length() > 60 ? text.substring(0, 60) + "…" : text)
              + "'.");
    }
  }

  private static boolean isWellFormed(String prefix, String text) {
    int body = text.length() - prefix.length() - 1;
    return body >= 4
        && body <= 40
        && text.startsWith(prefix)
        && text.charAt(prefix.length()) == '_'
        && text.chars().skip(prefix.length() + 1).allMatch(PrefixedText::isIdCharacter);
  }

  private static boolean isIdCharacter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
