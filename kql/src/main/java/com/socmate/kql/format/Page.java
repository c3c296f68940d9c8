package com.socmate.kql.format;

/// The text being written: lines, their indent, and comments, after which a line always ends.
final class Page {
  private final StringBuilder text = new StringBuilder();
  private int lineStart;
  private boolean fresh = true;
  private boolean commented;

  void put(Piece piece, int indent) {
    if (commented) {
      newLine(indent);
    }
    if (!piece.above().isEmpty()) {
      if (!fresh) {
        newLine(indent);
      }
      for (String comment : piece.above()) {
        text.append(comment);
        newLine(indent);
      }
    }
    if (piece.text().isEmpty()) {
      return;
    }
    if (piece.spaced() && !fresh) {
      text.append(' ');
    }
    write(piece.text());
    if (!piece.beside().isEmpty()) {
      text.append(text.isEmpty() ? "" : "  ").append(piece.beside());
      commented = true;
    }
  }

  private void write(String written) {
    text.append(written);
    int line = written.lastIndexOf('\n');
    if (line >= 0) {
      lineStart = text.length() - written.length() + line + 1;
    }
    fresh = false;
  }

  void newLine(int indent) {
    strip();
    text.append('\n').append(" ".repeat(indent));
    lineStart = text.length() - indent;
    fresh = true;
    commented = false;
  }

  void blankLine(int indent) {
    strip();
    text.append('\n').append(" ".repeat(indent));
    lineStart = text.length() - indent;
  }

  private void strip() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    text.setLength(end);
  }

  int column() {
    return text.length() - lineStart;
  }

  String text() {
    String written = text.toString().strip();
    return written.isEmpty() ? "" : written + "\n";
  }
}
