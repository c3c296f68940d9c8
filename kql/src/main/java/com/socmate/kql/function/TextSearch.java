package com.socmate.kql.function;

/// Looks for one text in others, minding case or not, anywhere or at the bounds of terms. A term is
/// a run of letters and digits.
final class TextSearch {
  private final String sought;
  private final boolean caseSensitive;
  private final char firstLower;
  private final char firstUpper;

  TextSearch(String sought, boolean caseSensitive) {
    this.sought = sought;
    this.caseSensitive = caseSensitive;
    char first = sought.isEmpty() ? ' ' : sought.charAt(0);
    this.firstLower = Character.toLowerCase(first);
    this.firstUpper = Character.toUpperCase(first);
  }

  boolean isIn(String text) {
    return find(text, 0) >= 0;
  }

  boolean starts(String text) {
    return text.regionMatches(!caseSensitive, 0, sought, 0, sought.length());
  }

  boolean ends(String text) {
    return text.regionMatches(
        !caseSensitive, text.length() - sought.length(), sought, 0, sought.length());
  }

  boolean equalTo(String text) {
    return caseSensitive ? text.equals(sought) : text.equalsIgnoreCase(sought);
  }

  /// Whether it stands in the text with no letter or digit touching the ends that are asked for.
  boolean isTerm(String text, boolean boundBefore, boolean boundAfter) {
    if (sought.isEmpty()) {
      return true;
    }
    int length = sought.length();
    boolean before = boundBefore && isTermPart(sought.charAt(0));
    boolean after = boundAfter && isTermPart(sought.charAt(length - 1));
    for (int at = find(text, 0); at >= 0; at = find(text, at + 1)) {
      int end = at + length;
      if ((!before || at == 0 || !isTermPart(text.charAt(at - 1)))
          && (!after || end == text.length() || !isTermPart(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  static boolean isTermPart(char c) {
    return c < 128
        ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }

  private int find(String text, int from) {
    if (caseSensitive) {
      return text.indexOf(sought, from);
    }
    int length = sought.length();
    if (length == 0) {
      return from <= text.length() ? from : -1;
    }
    int last = text.length() - length;
    for (int at = from; at <= last; at++) {
      char c = text.charAt(at);
      if ((c == firstLower || c == firstUpper || c >= 128)
          && text.regionMatches(true, at, sought, 0, length)) {
        return at;
      }
    }
    return -1;
  }
}
