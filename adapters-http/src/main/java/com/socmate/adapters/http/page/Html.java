package com.socmate.adapters.http.page;

import java.util.regex.Pattern;

/// Puts text into HTML.
final class Html {
  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n\\s*\\n");

  private Html() {}

  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); index++) {
      switch (text.charAt(index)) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        case '\'' -> escaped.append("&#39;");
        default -> escaped.append(text.charAt(index));
      }
    }
    return escaped.toString();
  }

  static String code(String text) {
    return "<code>" + escaped(text) + "</code>";
  }

  /// One line of text in which something may stand between backquotes.
  static String line(String text) {
    var parts = escaped(text).split("`", -1);
    var html = new StringBuilder(parts[0]);
    for (int part = 1; part < parts.length; part++) {
      html.append(part % 2 == 1 ? "<code>" : "</code>").append(parts[part]);
    }
    return (parts.length % 2 == 0 ? html.append("</code>") : html).toString();
  }

  /// Paragraphs with empty lines between.
  static String paragraphs(String text) {
    var html = new StringBuilder();
    for (String paragraph : BETWEEN_PARAGRAPHS.split(text.strip(), -1)) {
      if (!paragraph.isBlank()) {
        html.append("<p>").append(line(paragraph.strip())).append("</p>\n");
      }
    }
    return html.toString();
  }

  /// A name for a place on the page.
  static String anchor(String kind, String name) {
    return kind + "-" + name.replaceAll("[^A-Za-z0-9]+", "-");
  }
}
