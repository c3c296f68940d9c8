package com.socmate.adapters.report;

import com.socmate.application.investigation.evidence.VisibleText;
import java.util.Locale;

/// Text within XML: nothing in it is markup, and nothing in it is hidden.
final class Xml {
  private static final int LONGEST = 20_000;

  private Xml() {}

  static String text(String text) {
    return escaped(VisibleText.of(text, LONGEST));
  }

  /// Several lines, each as it is.
  static String lines(String text) {
    var lines = new StringBuilder();
    text.lines().forEach(line -> lines.append(text(line)).append('\n'));
    return lines.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String number(double value) {
    var text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
