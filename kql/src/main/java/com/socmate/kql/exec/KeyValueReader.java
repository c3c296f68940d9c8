package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads keys and values out of one text.
final class KeyValueReader {
  private final String text;
  private final String pairDelimiter;
  private final String kvDelimiter;
  private final List<String> quotes;
  private final String escape;
  private int at;

  KeyValueReader(String text, Plan.KeyValueOptions options, String pairDelimiter) {
    this.text = text;
    this.pairDelimiter = pairDelimiter;
    this.kvDelimiter = options.kvDelimiter().isEmpty() ? "=" : options.kvDelimiter();
    this.quotes = options.quotes();
    this.escape = options.escape();
  }

  Map<String, String> read() {
    Map<String, String> found = new HashMap<>();
    while (at < text.length()) {
      skip();
      int before = at;
      int split = text.indexOf(kvDelimiter, at);
      int nextPair = text.indexOf(pairDelimiter, at);
      if (split < 0) {
        break;
      }
      if (nextPair >= 0 && nextPair < split) {
        at = nextPair + pairDelimiter.length();
        continue;
      }
      String key = unquoted(text.substring(at, split).strip());
      at = split + kvDelimiter.length();
      found.putIfAbsent(key, value());
      if (at <= before) {
        break;
      }
    }
    return found;
  }

  private void skip() {
    while (text.startsWith(pairDelimiter, at)) {
      at += pairDelimiter.length();
    }
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String unquoted(String key) {
    for (String quote : quotes) {
      boolean paired =
          key.length() >= 2
              && key.startsWith(quote.substring(0, 1))
              && key.endsWith(quote.substring(quote.length() - 1));
      if (paired) {
        return key.substring(1, key.length() - 1);
      }
    }
    return key;
  }

  private String value() {
    for (String quote : quotes) {
      if (!quote.isEmpty() && text.startsWith(quote.substring(0, 1), at)) {
        return quoted(quote.charAt(quote.length() - 1));
      }
    }
    int end = text.indexOf(pairDelimiter, at);
    String value = text.substring(at, end < 0 ? text.length() : end);
    at = end < 0 ? text.length() : end;
    return value.strip();
  }

  private String quoted(char close) {
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      if (!escape.isEmpty() && text.startsWith(escape, at) && at + 1 < text.length()) {
        at += escape.length();
        value.append(text.charAt(at++));
        continue;
      }
      char c = text.charAt(at++);
      if (c == close) {
        break;
      }
      value.append(c);
    }
    return value.toString();
  }

  /// A value runs until the next of the known keys.
  Map<String, String> readGreedily(List<String> keys) {
    Map<String, String> found = new HashMap<>();
    for (String key : keys) {
      int start = keyAt(key, 0);
      if (start < 0) {
        continue;
      }
      int from = start + key.length() + kvDelimiter.length();
      int end = text.length();
      for (String other : keys) {
        int next = keyAt(other, from);
        end = next >= 0 ? Math.min(end, next) : end;
      }
      String value = text.substring(from, end).strip();
      boolean delimited = value.endsWith(pairDelimiter.strip()) && !pairDelimiter.isBlank();
      found.put(
          key,
          delimited
              ? value.substring(0, value.length() - pairDelimiter.strip().length()).strip()
              : value);
    }
    return found;
  }

  private int keyAt(String key, int from) {
    int place = text.indexOf(key + kvDelimiter, from);
    while (place > 0 && !text.startsWith(pairDelimiter, place - pairDelimiter.length())) {
      place = text.indexOf(key + kvDelimiter, place + 1);
    }
    return place;
  }
}
