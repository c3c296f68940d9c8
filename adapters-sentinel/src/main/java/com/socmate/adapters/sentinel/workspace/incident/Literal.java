package com.socmate.adapters.sentinel.workspace.incident;

/// Text as a literal of KQL, which nothing in it can end.
final class Literal {
  private Literal() {}

  static String of(String text) {
    var literal = new StringBuilder("\"");
    text.codePoints()
        .filter(it -> !Character.isISOControl(it))
        .forEach(it -> {
          if (it == '"' || it == '\\') {
            literal.append('\\');
          }
          literal.appendCodePoint(it);
        });
    return literal.append('"').toString();
  }
}
