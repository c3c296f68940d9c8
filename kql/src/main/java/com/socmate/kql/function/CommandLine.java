package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Splits a command line as a Windows program sees it: quotes group, backslashes before a quote
/// escape it.
final class CommandLine {
  private CommandLine() {}

  static Value parse(String text) {
    if (text.isBlank()) {
      return Values.NULL;
    }
    List<Value> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean started = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        int slashes = run(text, i);
        boolean beforeQuote = i + slashes < text.length() && text.charAt(i + slashes) == '"';
        word.append("\\".repeat(beforeQuote ? slashes / 2 : slashes));
        started = true;
        i += slashes - 1;
        if (beforeQuote && slashes % 2 == 1) {
          word.append('"');
          i++;
        }
      } else if (c == '"') {
        quoted = !quoted;
        started = true;
      } else if (Character.isWhitespace(c) && !quoted) {
        if (started) {
          words.add(Values.of(word.toString()));
        }
        word.setLength(0);
        started = false;
      } else {
        word.append(c);
        started = true;
      }
    }
    if (started) {
      words.add(Values.of(word.toString()));
    }
    return new Value.Array(words);
  }

  private static int run(String text, int from) {
    int to = from;
    while (to < text.length() && text.charAt(to) == '\\') {
      to++;
    }
    return to - from;
  }
}
