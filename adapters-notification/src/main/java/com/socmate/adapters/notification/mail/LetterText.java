package com.socmate.adapters.notification.mail;

import com.socmate.adapters.notification.Wording;

/// The same words as plain text and as HTML. Nothing is fetched from anywhere, so there is nothing
/// to block.
final class LetterText {
  private LetterText() {}

  static String plain(Wording words) {
    var text = new StringBuilder(words.title()).append("\n\n");
    words.lines().forEach(line -> text.append(line).append('\n'));
    words.more().ifPresent(more -> text.append('\n').append(more).append('\n'));
    words.link().ifPresent(link -> text.append('\n').append(link).append('\n'));
    return text.append("\n-- \n").append(words.why()).append('\n').toString();
  }

  static String html(Wording words) {
    var html =
        new StringBuilder(
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"></head>
            <body style="font-family:sans-serif;line-height:1.4;max-width:40em">
            """);
    html.append("<p><strong>").append(isolated(words.title())).append("</strong></p>\n");
    words.lines().forEach(line -> paragraph(html, line));
    words.more().ifPresent(more -> paragraph(html, more));
    words
        .link()
        .ifPresent(link ->
            html.append("<p><a href=\"")
                .append(escaped(link))
                .append("\">Open in SoCMate</a></p>\n"));
    return html.append("<p style=\"color:#666;font-size:smaller\">")
        .append(escaped(words.why()))
        .append("</p>\n</body></html>\n")
        .toString();
  }

  private static void paragraph(StringBuilder html, String line) {
    html.append("<p>").append(isolated(line)).append("</p>\n");
  }

  /// In its own direction, whatever its letters are.
  private static String isolated(String text) {
    return "<bdi>" + escaped(text) + "</bdi>";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
