package com.socmate.kql.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// Compiles patterns, after a look at how large they would become: repetitions within repetitions
/// multiply, so that a line of text can stand for a program that fits into no memory.
public final class Regex {
  /// Instructions, about; RE2 itself stops at a similar size.
  private static final long LARGEST = 100_000;

  private static final int DEEPEST = 500;

  private final String text;
  private int at;

  private Regex(String text) {
    this.text = text;
  }

  /// @throws PatternSyntaxException if it is no pattern, or one that is too large
  public static Pattern compile(String regex) {
    if (new Regex(regex).size(0) > LARGEST) {
      throw new PatternSyntaxException(
          "the pattern is too large once its repetitions are written out", shown(regex));
    }
    return Pattern.compile(regex);
  }

  private static String shown(String regex) {
    return regex.length() <= 100 ? regex : regex.substring(0, 100) + "…";
  }

  /// The size up to the end of a group or of the text.
  private long size(int depth) {
    long size = 0;
    long last = 0;
    while (at < text.length() && size <= LARGEST && depth <= DEEPEST) {
      char next = text.charAt(at);
      if (next == ')') {
        return size;
      }
      long times = next == '{' ? times() : 0;
      if (times > 0) {
        size += last * (times - 1);
        last *= times;
      } else {
        last = next == '(' ? group(depth) : one(next);
        size += last;
      }
    }
    return depth > DEEPEST ? LARGEST + 1 : size;
  }

  private long group(int depth) {
    at++;
    long inner = size(depth + 1);
    at++;
    return inner + 2;
  }

  private long one(char next) {
    switch (next) {
      case '[' -> at = endOfClass();
      case '\\' -> at += 2;
      default -> at++;
    }
    return 1;
  }

  private int endOfClass() {
    int index = at + 1;
    index += text.startsWith("^", index) ? 1 : 0;
    index += text.startsWith("]", index) ? 1 : 0;
    while (index < text.length() && text.charAt(index) != ']') {
      int named = text.startsWith("[:", index) ? text.indexOf(":]", index) : -1;
      if (named > 0) {
        index = named + 2;
      } else {
        index += text.charAt(index) == '\\' ? 2 : 1;
      }
    }
    return index + 1;
  }

  /// What a repetition multiplies by, which is then behind us; 0 if it is only a brace.
  private long times() {
    int end = text.indexOf('}', at);
    if (end < 0 || end - at > 12) {
      return 0;
    }
    String counts = text.substring(at + 1, end);
    if (!counts.matches("\\d{1,5}(,\\d{0,5})?")) {
      return 0;
    }
    at = end + 1;
    int comma = counts.indexOf(',');
    String least = comma < 0 ? counts : counts.substring(0, comma);
    String most = comma < 0 ? "" : counts.substring(comma + 1);
    return Math.max(1, Math.max(Long.parseLong(least), most.isEmpty() ? 0 : Long.parseLong(most)));
  }
}
