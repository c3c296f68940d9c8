package com.socmate.application.investigation.report;

import com.socmate.application.investigation.evidence.VisibleText;
import java.util.List;
import java.util.stream.Collectors;

/// Writes text that may come from an attacker into Markdown so that it stays text: no markup, no
/// link, no picture, no HTML, nothing hidden.
public final class Markdown {
  private static final int LONGEST = 4_000;
  private static final String MARKUP = "\\`*_[]<>|~&#!$";

  private Markdown() {}

  /// A part of a sentence.
  public static String text(String text) {
    var escaped = new StringBuilder();
    VisibleText.of(text, LONGEST)
        .codePoints()
        .forEach(c -> {
          if (MARKUP.indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.appendCodePoint(c);
        });
    return escaped.toString().replace("://", ":\\/\\/").replaceAll("(?i)\\bwww\\.", "www\\\\.");
  }

  /// A value exactly as it is, within a sentence.
  public static String code(String value) {
    var visible = VisibleText.of(value, LONGEST);
    if (visible.isBlank()) {
      return "";
    }
    var fence = "`".repeat(longestRun(visible) + 1);
    var pad = visible.startsWith("`") || visible.endsWith("`") ? " " : "";
    return fence + pad + visible + pad + fence;
  }

  /// A value in a table, shortened to what fits there.
  public static String cell(String value) {
    return code(VisibleText.of(value, 160)).replace("|", "\\|");
  }

  public static String table(List<String> header, List<List<String>> rows) {
    var lines = rows.stream().map(Markdown::line).collect(Collectors.joining("\n"));
    return line(header)
        + "\n"
        + line(header.stream().map(_ -> "---").toList())
        + "\n"
        + lines
        + "\n";
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /// Lines of code or values, each kept as it is.
  public static String block(String language, String lines) {
    var visible =
        lines.lines().map(line -> VisibleText.of(line, LONGEST)).collect(Collectors.joining("\n"));
    var fence = "`".repeat(Math.max(3, longestRun(visible) + 1));
    return fence + language + "\n" + visible + "\n" + fence + "\n";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int index = 0; index < text.length(); index++) {
      run = text.charAt(index) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
