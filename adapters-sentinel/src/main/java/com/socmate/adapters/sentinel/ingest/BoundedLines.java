package com.socmate.adapters.sentinel.ingest;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/// Lines of a text, of bounded length: of a longer line only the fact is kept.
final class BoundedLines {
  static final int LONGEST = 4 * 1024 * 1024;

  /// A line with its number from 1; `tooLong` lines have no text.
  record Line(long number, String text, boolean tooLong) {}

  private final Reader reader;
  private long number;

  BoundedLines(Reader reader) {
    this.reader = reader;
  }

  Optional<Line> next() throws IOException {
    var text = new StringBuilder();
    boolean tooLong = false;
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    number++;
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      if (text.length() < LONGEST) {
        text.append((char) c);
      } else {
        tooLong = true;
      }
    }
    return Optional.of(new Line(number, tooLong ? "" : text.toString().strip(), tooLong));
  }
}
