package com.socmate.kql.storage;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Takes one JSON object apart into the cells of a row. Bytes from `limit` on are quotes, which end
/// every search; whatever is found there has broken off.
final class JsonRecord {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long QUOTES = LOW * '"';
  private static final long BACKSLASHES = LOW * '\\';
  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 16 << 20;

  /// The bytes end before the record does.
  static final class BrokenOff extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenOff() {
      super("broken off", null, false, false);
    }
  }

  /// The bytes are no record.
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super("no record", null, false, false);
    }
  }

  private final byte[] bytes;
  private final int limit;
  private final RowBuffer rows;
  private final int row;
  private int at;
  private byte[] plain = new byte[0];
  private int plainLength;

  JsonRecord(byte[] bytes, int limit, RowBuffer rows) {
    this.bytes = bytes;
    this.limit = limit;
    this.rows = rows;
    this.row = rows.rows();
  }

  /// Reads the object that begins at `start`; gives where it has ended.
  int read(int start) {
    at = start;
    expect('{');
    skipSpace();
    if (bytes[at] == '}' && at < limit) {
      return at + 1;
    }
    Cells last = null;
    while (true) {
      skipSpace();
      last = field(last);
      skipSpace();
      if (at < limit && bytes[at] == ',') {
        at++;
      } else {
        expect('}');
        return at;
      }
    }
  }

  private RuntimeException wrong() {
    return at >= limit ? new BrokenOff() : new Malformed();
  }

  private void expect(char c) {
    if (at >= limit || bytes[at] != c) {
      throw wrong();
    }
    at++;
  }

  private void skipSpace() {
    while (bytes[at] <= ' ' && bytes[at] >= 0) {
      at++;
    }
  }

  private Cells field(@Nullable Cells last) {
    expect('"');
    int from = at;
    Cells cells;
    if (endOfText()) {
      cells = rows.cells(bytes, from, at, last);
    } else {
      unescape(from);
      cells = rows.cells(plain, 0, plainLength, last);
    }
    at++;
    skipSpace();
    expect(':');
    skipSpace();
    value(cells);
    return cells;
  }

  /// Goes to the quote that ends a text, or to its first escape; answers whether it is the quote.
  private boolean endOfText() {
    while (true) {
      long word = (long) LONG.get(bytes, at);
      long hits = zeros(word ^ QUOTES) | zeros(word ^ BACKSLASHES);
      if (hits != 0) {
        at += Long.numberOfTrailingZeros(hits) >> 3;
        if (at >= limit) {
          at = limit;
          throw new BrokenOff();
        }
        return bytes[at] == '"';
      }
      at += 8;
    }
  }

  /// The top bit of the lowest byte that is zero, and perhaps of bytes above it.
  private static long zeros(long word) {
    return (word - LOW) & ~word & HIGH;
  }

  private void value(Cells cells) {
    switch (bytes[at]) {
      case '"' -> text(cells);
      case '{', '[' -> {
        int from = at;
        skipNested();
        cells.json(row, bytes, from, at);
      }
      case 't' -> cells.bool(row, literal("true"));
      case 'f' -> cells.bool(row, !literal("false"));
      case 'n' -> literal("null");
      default -> number(cells);
    }
  }

  private boolean literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return true;
  }

  private void text(Cells cells) {
    expect('"');
    int from = at;
    if (endOfText()) {
      if (at - from > LONGEST_TEXT) {
        throw new Malformed();
      }
      cells.text(row, bytes, from, at);
    } else {
      unescape(from);
      cells.text(row, plain, 0, plainLength);
    }
    at++;
  }

  /// Writes the text from `from` on without its escapes, up to the quote that ends it.
  private void unescape(int from) {
    plainLength = 0;
    keep(from, at);
    while (bytes[at] == '\\') {
      escape();
      int next = at;
      endOfText();
      keep(next, at);
    }
  }

  private void keep(int from, int to) {
    room(to - from);
    System.arraycopy(bytes, from, plain, plainLength, to - from);
    plainLength += to - from;
  }

  private void room(int more) {
    if (plainLength + more > LONGEST_TEXT) {
      throw new Malformed();
    }
    if (plainLength + more + 16 > plain.length) {
      plain = Arrays.copyOf(plain, Math.max(256, (plainLength + more + 16) * 2));
    }
  }

  private void escape() {
    if (at + 1 >= limit) {
      throw new BrokenOff();
    }
    char c = (char) bytes[at + 1];
    at += 2;
    switch (c) {
      case '"', '\\', '/' -> character(c);
      case 'n' -> character('\n');
      case 't' -> character('\t');
      case 'r' -> character('\r');
      case 'b' -> character('\b');
      case 'f' -> character('\f');
      case 'u' -> unicode();
      default -> throw new Malformed();
    }
  }

  private void character(int codePoint) {
    room(4);
    if (codePoint < 0x80) {
      plain[plainLength++] = (byte) codePoint;
      return;
    }
    byte[] utf8 = Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, plain, plainLength, utf8.length);
    plainLength += utf8.length;
  }

  private void unicode() {
    int unit = hex();
    if (Character.isHighSurrogate((char) unit) && bytes[at] == '\\' && bytes[at + 1] == 'u') {
      int before = at;
      at += 2;
      int low = hex();
      if (Character.isLowSurrogate((char) low)) {
        character(Character.toCodePoint((char) unit, (char) low));
        return;
      }
      at = before;
    }
    character(unit);
  }

  private int hex() {
    if (at + 4 > limit) {
      throw new BrokenOff();
    }
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(bytes[at++], 16);
      if (digit < 0) {
        throw new Malformed();
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private void skipNested() {
    int depth = 0;
    while (at < limit) {
      switch (bytes[at]) {
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        case '"' -> skipText();
        default -> {}
      }
      at++;
      if (depth == 0) {
        return;
      }
      if (depth > DEEPEST) {
        throw new Malformed();
      }
    }
    throw new BrokenOff();
  }

  /// From one quote to the other.
  private void skipText() {
    at++;
    while (!endOfText()) {
      at += 2;
    }
  }

  private void number(Cells cells) {
    int from = at;
    boolean negative = bytes[at] == '-';
    at += negative ? 1 : 0;
    long whole = 0;
    int digits = at;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      whole = whole * 10 + bytes[at++] - '0';
    }
    int count = at - digits;
    boolean plainWhole = bytes[at] != '.' && bytes[at] != 'e' && bytes[at] != 'E';
    if (count == 0 || (count > 1 && bytes[digits] == '0')) {
      throw wrong();
    }
    if (plainWhole && count <= 18) {
      cells.whole(row, negative ? -whole : whole);
    } else {
      odd(cells, from, plainWhole);
    }
  }

  /// A number with a fraction or an exponent, or a very long one.
  private void odd(Cells cells, int from, boolean plainWhole) {
    while (at < limit && "0123456789.eE+-".indexOf(bytes[at]) >= 0) {
      at++;
    }
    if (at >= limit) {
      throw new BrokenOff();
    }
    String text = new String(bytes, from, at - from, StandardCharsets.ISO_8859_1);
    try {
      if (plainWhole) {
        cells.whole(row, Long.parseLong(text));
      } else {
        cells.real(row, Double.parseDouble(text));
      }
    } catch (NumberFormatException _) {
      if (!plainWhole) {
        throw new Malformed();
      }
      cells.real(row, Double.parseDouble(text));
    }
  }
}
