package com.socmate.kql.function;

import com.socmate.kql.value.StringColumn;
import org.jspecify.annotations.Nullable;

/// A text that whatever a regular expression matches must hold, read off the expression where that
/// is plain to see. Texts without it need not be tried.
final class RegexLiteral {
  private static final String SPECIAL = "\\^$.|?*+()[]{}";
  private final String regex;
  private int at;
  private String best = "";
  private final StringBuilder current = new StringBuilder();

  private RegexLiteral(String regex, int from) {
    this.regex = regex;
    this.at = from;
  }

  /// Which values of a column may match; null where nothing is known.
  static boolean @Nullable [] candidates(String regex, StringColumn texts) {
    boolean folded = regex.startsWith("(?i)");
    String literal = new RegexLiteral(regex, folded ? 4 : 0).longest();
    return literal.length() < 2 ? null : new TextSearch(literal, !folded).candidates(texts);
  }

  /// The longest literal every match holds; empty where there is none or it is not plain.
  static String required(String regex) {
    return new RegexLiteral(regex, regex.startsWith("(?i)") ? 4 : 0).longest();
  }

  private String longest() {
    if (isIntricate()) {
      return "";
    }
    while (at < regex.length()) {
      step();
    }
    end();
    return best;
  }

  /// Alternatives, flags inside, quotations and characters by number are not looked into.
  private boolean isIntricate() {
    for (int i = at; i < regex.length() - 1; i++) {
      char c = regex.charAt(i);
      char next = regex.charAt(i + 1);
      boolean flags = c == '(' && next == '?' && !regex.startsWith(":", i + 2);
      boolean numbered = c == '\\' && ((next >= '0' && next <= '9') || next == 'Q');
      if (c == '|' || (flags && !regex.startsWith("P<", i + 2)) || numbered) {
        return true;
      }
    }
    return false;
  }

  private void step() {
    char c = regex.charAt(at);
    if (c == '\\' && at + 1 < regex.length()) {
      char escaped = regex.charAt(at + 1);
      if (Character.isLetterOrDigit(escaped)) {
        end();
        at = afterClass(escaped);
        skipQuantifier();
      } else {
        literal(escaped, 2);
      }
    } else if (c == '[') {
      end();
      at = afterSet();
      skipQuantifier();
    } else if (c == '(') {
      end();
      at = afterGroup();
      skipQuantifier();
    } else if (SPECIAL.indexOf(c) >= 0) {
      end();
      at++;
      skipQuantifier();
    } else {
      literal(c, 1);
    }
  }

  private void literal(char c, int length) {
    at += length;
    if (at < regex.length() && "?*{".indexOf(regex.charAt(at)) >= 0) {
      end();
      skipQuantifier();
      return;
    }
    current.append(c);
    if (at < regex.length() && regex.charAt(at) == '+') {
      end();
      skipQuantifier();
    }
  }

  /// `\x41`, `\x{41}`, `\pL` and `\p{Greek}` go on after their letter.
  private int afterClass(char escaped) {
    if ((escaped == 'p' || escaped == 'P' || escaped == 'x') && at + 2 < regex.length()) {
      int close = regex.charAt(at + 2) == '{' ? regex.indexOf('}', at) : -1;
      int plain = at + (escaped == 'x' ? 4 : 3);
      return close > 0 ? close + 1 : Math.min(regex.length(), plain);
    }
    return at + 2;
  }

  private void skipQuantifier() {
    while (at < regex.length() && "?*+{".indexOf(regex.charAt(at)) >= 0) {
      int close = regex.charAt(at) == '{' ? regex.indexOf('}', at) : at;
      at = close < 0 ? regex.length() : close + 1;
    }
  }

  private int afterSet() {
    int i = at + 1;
    if (i < regex.length() && regex.charAt(i) == '^') {
      i++;
    }
    int first = i;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      if (c == ']' && i > first) {
        return i + 1;
      }
      if (c == '[' && regex.startsWith("[:", i) && regex.indexOf(":]", i) > 0) {
        i = regex.indexOf(":]", i) + 2;
      } else {
        i += c == '\\' ? 2 : 1;
      }
    }
    return regex.length();
  }

  private int afterGroup() {
    int depth = 0;
    for (int i = at; i < regex.length(); ) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i += 2;
      } else if (c == '[') {
        int kept = at;
        at = i;
        i = afterSet();
        at = kept;
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        i++;
        if (depth == 0) {
          return i;
        }
      }
    }
    return regex.length();
  }

  private void end() {
    if (current.length() > best.length()) {
      best = current.toString();
    }
    current.setLength(0);
  }
}
