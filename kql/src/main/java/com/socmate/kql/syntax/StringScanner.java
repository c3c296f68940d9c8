package com.socmate.kql.syntax;

/// Reads one string literal in any of its forms: escaped, verbatim (`@`), obfuscated (`h`), or
/// fenced over many lines.
final class StringScanner {
  private final String text;
  private final int start;
  private int at;

  StringScanner(String text, int start) {
    this.text = text;
    this.start = start;
  }

  static boolean startsAt(String text, int at) {
    int quote = at;
    if (isOneOf(text, quote, "hH")) {
      quote++;
    }
    if (isOneOf(text, quote, "@")) {
      quote++;
    }
    return isOneOf(text, quote, "\"'") || fenceAt(text, quote) != 0;
  }

  private static boolean isOneOf(String text, int at, String characters) {
    return at < text.length() && characters.indexOf(text.charAt(at)) >= 0;
  }

  private static char fenceAt(String text, int at) {
    if (text.startsWith("```", at)) {
      return '`';
    }
    return text.startsWith("~~~", at) ? '~' : 0;
  }

  Token scan() {
    at = start;
    if (isOneOf(text, at, "hH")) {
      at++;
    }
    boolean verbatim = isOneOf(text, at, "@");
    if (verbatim) {
      at++;
    }
    if (fenceAt(text, at) != 0) {
      return fenced();
    }
    char quote = text.charAt(at++);
    return verbatim ? verbatim(quote) : escaped(quote);
  }

  private Token fenced() {
    String fence = text.substring(at, at + 3);
    int open = at + 3;
    int close = text.indexOf(fence, open);
    if (close < 0) {
      return new Token(TokenKind.BAD, text.substring(open), start, text.length());
    }
    return new Token(TokenKind.STRING, text.substring(open, close), start, close + 3);
  }

  private Token verbatim(char quote) {
    StringBuilder value = new StringBuilder();
    while (at < text.length() && !endsLine()) {
      char c = text.charAt(at++);
      if (c != quote) {
        value.append(c);
      } else if (isOneOf(text, at, String.valueOf(quote))) {
        value.append(quote);
        at++;
      } else {
        return new Token(TokenKind.STRING, value.toString(), start, at);
      }
    }
    return new Token(TokenKind.BAD, value.toString(), start, at);
  }

  private Token escaped(char quote) {
    StringBuilder value = new StringBuilder();
    boolean good = true;
    while (at < text.length() && !endsLine()) {
      char c = text.charAt(at++);
      if (c == quote) {
        return new Token(good ? TokenKind.STRING : TokenKind.BAD, value.toString(), start, at);
      }
      if (c == '\\') {
        good &= escape(value);
      } else {
        value.append(c);
      }
    }
    return new Token(TokenKind.BAD, value.toString(), start, at);
  }

  private boolean endsLine() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private boolean escape(StringBuilder value) {
    if (at >= text.length()) {
      return false;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'a' -> value.append('\u0007');
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'v' -> value.append('\u000B');
      case '\\', '"', '\'' -> value.append(c);
      case 'u' -> {
        return hex(value, 4);
      }
      case 'U' -> {
        return hex(value, 8);
      }
      case 'x' -> {
        return hex(value, 2);
      }
      default -> {
        return octal(value, c);
      }
    }
    return true;
  }

  private boolean hex(StringBuilder value, int digits) {
    int code = 0;
    for (int i = 0; i < digits; i++) {
      int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
      if (digit < 0) {
        return false;
      }
      code = code * 16 + digit;
      at++;
    }
    if (!Character.isValidCodePoint(code)) {
      return false;
    }
    value.appendCodePoint(code);
    return true;
  }

  private boolean octal(StringBuilder value, char first) {
    if (first < '0' || first > '7') {
      value.append(first);
      return false;
    }
    int code = first - '0';
    for (int i = 0; i < 2 && at < text.length(); i++) {
      char c = text.charAt(at);
      if (c < '0' || c > '7') {
        break;
      }
      code = code * 8 + (c - '0');
      at++;
    }
    value.append((char) code);
    return true;
  }
}
