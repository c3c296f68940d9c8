package com.socmate.adapters.http;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of CSV (RFC 4180) that a spreadsheet takes for nothing but text: a cell that would begin a
/// formula gets an apostrophe in front.
final class Csv {
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\s]*[=+\\-@\\t\\r\\uff1d\\uff0b\\uff0d\\uff20].*");

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    var harmless = FORMULA.matcher(text).matches() ? "'" + text : text;
    return '"' + harmless.replace("\"", "\"\"") + '"';
  }
}
