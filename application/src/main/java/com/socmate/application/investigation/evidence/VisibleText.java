package com.socmate.application.investigation.evidence;

/// Text from logs as people may safely see it: on one line, and with every character that hides or
/// reorders others spelt out.
public final class VisibleText {
  private VisibleText() {}

  public static String of(String text, int longest) {
    var visible = new StringBuilder();
    text.codePoints().limit(longest).forEach(c -> append(visible, c));
    return text.codePointCount(0, text.length()) > longest
        ? visible.append('…').toString()
        : visible.toString();
  }

  private static void append(StringBuilder visible, int c) {
    if (c == '\n' || c == '\r' || c == '\t' || Character.getType(c) == Character.SPACE_SEPARATOR) {
      visible.append(' ');
    } else if (isHidden(c)) {
      visible.append(String.format("⟨U+%04X⟩", c));
    } else {
      visible.appendCodePoint(c);
    }
  }

  /// Controls, marks of direction, zero-width characters, tags, lone surrogates, private use.
  private static boolean isHidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
