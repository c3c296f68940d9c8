package com.socmate.adapters.http;

import java.nio.charset.StandardCharsets;

/// Lines as iCalendar has them (RFC 5545, 3.1): they end with CRLF, and none is longer than 75
/// octets, since what is longer goes on behind a space on the next. No character is cut in two.
final class ContentLines {
  private static final int LONGEST = 75;
  private final StringBuilder text = new StringBuilder();

  void add(String name, String value) {
    var line = name + ":" + value;
    int octets = 0;
    for (int at = 0; at < line.length(); ) {
      int character = line.codePointAt(at);
      int length = octets(character);
      if (octets + length > LONGEST) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(character);
      octets += length;
      at += Character.charCount(character);
    }
    text.append("\r\n");
  }

  /// What people wrote. Only what the grammar reads is escaped; line breaks become its own.
  void addText(String name, String value) {
    add(
        name,
        value
            .replace("\\", "\\\\")
            .replace(";", "\\;")
            .replace(",", "\\,")
            .replace("\r\n", "\n")
            .replace('\r', '\n')
            .replace("\n", "\\n"));
  }

  private static int octets(int character) {
    return Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
