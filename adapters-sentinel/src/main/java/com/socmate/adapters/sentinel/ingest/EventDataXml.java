package com.socmate.adapters.sentinel.ingest;

import java.util.Map;
import java.util.Set;

/// The `EventData` column: fields without a column of their own, in the agent's XML.
final class EventDataXml {
  private EventDataXml() {}

  static String of(Map<String, Object> fields, Set<String> used) {
    var xml = new StringBuilder();
    fields.forEach((name, value) -> {
      if (!used.contains(name)) {
        xml.append("<Data Name=\"")
            .append(escaped(name))
            .append("\">")
            .append(escaped(ColumnType.STRING.of(value).orElse("").toString()))
            .append("</Data>");
      }
    });
    return xml.isEmpty()
        ? ""
        : "<EventData xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\">"
            + xml
            + "</EventData>";
  }

  /// XML has no way to write most control characters, so they become spaces.
  private static String escaped(String text) {
    var escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.append(c < ' ' && c != '\n' && c != '\t' && c != '\r' ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
