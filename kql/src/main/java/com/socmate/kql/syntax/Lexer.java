package com.socmate.kql.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Cuts query text into tokens; never throws, and always ends with an [TokenKind#END] token.
final class Lexer {
  private static final Set<String> LITERAL_TYPES =
      Set.of(
          "bool",
          "boolean",
          "int",
          "int32",
          "int64",
          "long",
          "real",
          "double",
          "decimal",
          "date",
          "datetime",
          "time",
          "timespan",
          "guid",
          "uuid",
          "uniqueid");
  private static final Set<String> HYPHENATED =
      Set.of(
          "project-away",
          "project-keep",
          "project-rename",
          "project-reorder",
          "project-smart",
          "project-by-names",
          "mv-expand",
          "mv-apply",
          "make-series",
          "make-graph",
          "parse-where",
          "parse-kv",
          "top-nested",
          "top-hitters",
          "sample-distinct",
          "execute-and-cache",
          "assert-schema",
          "macro-expand",
          "graph-match",
          "graph-to-table",
          "graph-where-nodes",
          "graph-where-edges",
          "graph-mark-components",
          "graph-shortest-paths",
          "graph-merge",
          "partition-by");
  private static final String[] TWO_CHARACTERS = {
    "==", "!=", "=~", "!~", "<>", "<=", ">=", "..", "=>"
  };
  private static final Set<String> TIME_UNITS =
      Set.of(
          "d",
          "day",
          "days",
          "h",
          "hr",
          "hrs",
          "hour",
          "hours",
          "m",
          "min",
          "minute",
          "minutes",
          "s",
          "sec",
          "second",
          "seconds",
          "ms",
          "milli",
          "millis",
          "millisec",
          "millisecond",
          "milliseconds",
          "micro",
          "micros",
          "microsec",
          "microsecond",
          "microseconds",
          "nano",
          "nanos",
          "nanosec",
          "nanosecond",
          "nanoseconds",
          "tick",
          "ticks");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private final List<SyntaxError> errors;
  private int at;
  private boolean newLine;

  Lexer(String text, List<SyntaxError> errors) {
    this.text = text;
    this.errors = errors;
  }

  List<Token> tokens() {
    while (skipBlank()) {
      boolean startsLine = newLine;
      newLine = false;
      tokens.add(startsLine ? next().startingLine() : next());
    }
    tokens.add(new Token(TokenKind.END, "", text.length(), text.length()));
    return tokens;
  }

  private boolean skipBlank() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isBlank(c)) {
        newLine |= c == '\n';
        at++;
      } else if (c == '/' && peek(1) == '/') {
        skipLine();
      } else if (c == '#' && startsLine()) {
        skipLine();
      } else {
        return true;
      }
    }
    return false;
  }

  private void skipLine() {
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
  }

  private boolean startsLine() {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n';
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
  }

  private Token next() {
    char c = text.charAt(at);
    if (isDigit(c)) {
      return number();
    }
    if (isStringStart()) {
      return string();
    }
    if (isWordStart(c)) {
      return word();
    }
    return c == '!' ? bang() : punctuation();
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_' || c == '$';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int wordEnd(int from) {
    int end = from;
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private Token word() {
    int start = at;
    int end = wordEnd(at + 1);
    String word = text.substring(start, end);
    if (LITERAL_TYPES.contains(word)) {
      int open = skipSpaces(end);
      if (open < text.length() && text.charAt(open) == '(') {
        return typedLiteral(word, start, open);
      }
    }
    end = hyphenatedEnd(start, end);
    if (end < text.length() && text.charAt(end) == '~' && isTildeWord(start, end)) {
      end++;
    }
    at = end;
    return new Token(TokenKind.IDENTIFIER, text.substring(start, end), start, end);
  }

  private boolean isTildeWord(int start, int end) {
    return end - start == 2 && text.startsWith("in", start);
  }

  private int skipSpaces(int from) {
    int end = from;
    while (end < text.length() && isBlank(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int hyphenatedEnd(int start, int firstEnd) {
    int best = firstEnd;
    int end = firstEnd;
    while (end + 1 < text.length()
        && text.charAt(end) == '-'
        && Character.isLetter(text.charAt(end + 1))
        && end - start < 24) {
      end = wordEnd(end + 1);
      if (HYPHENATED.contains(text.substring(start, end))) {
        best = end;
      }
    }
    return best;
  }

  private Token typedLiteral(String type, int start, int open) {
    int close = open + 1;
    boolean quoted = false;
    while (close < text.length() && text.charAt(close) != ')' && !endsLine(text.charAt(close))) {
      quoted |= text.charAt(close) == '"' || text.charAt(close) == '\'';
      close++;
    }
    if (close >= text.length() || text.charAt(close) != ')') {
      at = start + type.length();
      return new Token(TokenKind.IDENTIFIER, type, start, at);
    }
    at = close + 1;
    String inner = text.substring(open + 1, close).strip();
    return new Token(TokenKind.TYPED_LITERAL, quoted ? unquote(inner) : inner, type, start, at);
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  private static String unquote(String inner) {
    boolean paired =
        inner.length() >= 2
            && inner.charAt(0) == inner.charAt(inner.length() - 1)
            && (inner.charAt(0) == '"' || inner.charAt(0) == '\'');
    return paired ? inner.substring(1, inner.length() - 1) : inner;
  }

  private Token number() {
    int start = at;
    if (text.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X') && isHex(peek(2))) {
      at += 2;
      while (isHex(peek(0))) {
        at++;
      }
      return finish(TokenKind.LONG, start);
    }
    TokenKind kind = scanDecimal();
    int unitEnd = wordEnd(at);
    String suffix = text.substring(at, unitEnd);
    if (suffix.isEmpty()) {
      return finish(kind, start);
    }
    if (TIME_UNITS.contains(suffix)) {
      at = unitEnd;
      return finish(TokenKind.TIMESPAN, start);
    }
    if (kind == TokenKind.LONG) {
      at = unitEnd;
      return finish(TokenKind.IDENTIFIER, start);
    }
    return finish(kind, start);
  }

  private TokenKind scanDecimal() {
    TokenKind kind = TokenKind.LONG;
    skipDigits();
    if (peek(0) == '.' && isDigit(peek(1))) {
      kind = TokenKind.REAL;
      at++;
      skipDigits();
    } else if (peek(0) == '.' && peek(1) != '.' && !isWordStart(peek(1)) && peek(1) != '[') {
      kind = TokenKind.REAL;
      at++;
    }
    if (peek(0) == 'e' || peek(0) == 'E') {
      int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (isDigit(peek(1 + sign))) {
        kind = TokenKind.REAL;
        at += 1 + sign;
        skipDigits();
      }
    }
    return kind;
  }

  private void skipDigits() {
    while (isDigit(peek(0))) {
      at++;
    }
  }

  private static boolean isHex(char c) {
    return Character.digit(c, 16) >= 0 && c < 128;
  }

  private Token finish(TokenKind kind, int start) {
    return new Token(kind, text.substring(start, at), start, at);
  }

  private boolean isStringStart() {
    return StringScanner.startsAt(text, at);
  }

  private Token string() {
    StringScanner scanner = new StringScanner(text, at);
    Token token = scanner.scan();
    at = token.end();
    if (token.kind() == TokenKind.BAD) {
      errors.add(
          new SyntaxError(
              token.span(), "This string has no end.", "Close it with the quote it began with."));
      return new Token(TokenKind.STRING, token.text(), token.start(), token.end());
    }
    return token;
  }

  private Token bang() {
    int start = at;
    if (peek(1) == '=' || peek(1) == '~') {
      at += 2;
      return finish(TokenKind.PUNCTUATION, start);
    }
    if (Character.isLetter(peek(1))) {
      at = wordEnd(at + 1);
      if (peek(0) == '~') {
        at++;
      }
      return finish(TokenKind.PUNCTUATION, start);
    }
    at++;
    return finish(TokenKind.BAD, start);
  }

  private Token punctuation() {
    int start = at;
    for (String two : TWO_CHARACTERS) {
      if (text.startsWith(two, at)) {
        at += 2;
        return finish(TokenKind.PUNCTUATION, start);
      }
    }
    boolean known = "|;,()[]{}.:=<>+-*/%?@".indexOf(text.charAt(at)) >= 0;
    at += Character.charCount(text.codePointAt(at));
    return finish(known ? TokenKind.PUNCTUATION : TokenKind.BAD, start);
  }
}
