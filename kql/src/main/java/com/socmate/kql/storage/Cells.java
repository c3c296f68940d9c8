package com.socmate.kql.storage;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The values of one field as records brought them. Rows without the field cost nothing. What type
/// the column has is only decided when all are there, unless it was known before.
final class Cells {
  static final byte TEXT = 0;
  static final byte WHOLE = 1;
  static final byte REAL = 2;
  static final byte BOOL = 3;
  static final byte JSON = 4;
  static final byte MOMENT = 5;

  final String name;
  final Optional<ScalarType> known;

  /// The field's name as records write it, in UTF-8.
  final byte[] header;

  /// The field that came after this one the last time.
  @Nullable Cells next;

  private final boolean moments;
  private int[] rows = new int[64];
  private byte[] kinds = new byte[64];
  private long[] payloads = new long[64];
  private int count;
  private final TextPool texts = new TextPool();

  Cells(String header, Optional<ScalarType> known) {
    this.name = Headers.column(header);
    this.header = header.getBytes(StandardCharsets.UTF_8);
    this.known = known;
    this.moments = known.isPresent() && known.get() == ScalarType.DATETIME;
  }

  /// Whether the row already has a value here.
  boolean has(int row) {
    return count > 0 && rows[count - 1] == row;
  }

  /// Takes the value of a row back.
  void forget(int row) {
    if (has(row)) {
      count--;
    }
  }

  /// A text; the array goes on for eight bytes after it.
  void text(int row, byte[] source, int from, int to) {
    if (moments) {
      long ticks = PlainMoment.of(source, from, to);
      if (ticks != PlainMoment.NONE) {
        put(row, MOMENT, ticks);
        return;
      }
    }
    put(row, TEXT, texts.add(source, from, to));
  }

  void json(int row, byte[] source, int from, int to) {
    put(row, JSON, texts.add(source, from, to));
  }

  void whole(int row, long value) {
    put(row, WHOLE, value);
  }

  void real(int row, double value) {
    put(row, REAL, Double.doubleToRawLongBits(value));
  }

  void bool(int row, boolean value) {
    put(row, BOOL, value ? 1 : 0);
  }

  void put(int row, Value value) {
    switch (value) {
      case Value.Null _ -> {}
      case Value.Bool(boolean it) -> bool(row, it);
      case Value.Int32(int it) -> whole(row, it);
      case Value.Int64(long it) -> whole(row, it);
      case Value.Real(double it) -> real(row, it);
      case Value.Text(String it) -> {
        byte[] utf8 = it.getBytes(StandardCharsets.UTF_8);
        text(row, Arrays.copyOf(utf8, utf8.length + 8), 0, utf8.length);
      }
      case Value.Array _, Value.Bag _ -> put(row, JSON, texts.add(Json.write(value)));
      case Value.Decimal _, Value.Datetime _, Value.Timespan _, Value.Guid _ ->
          throw new IllegalArgumentException("no record holds " + value);
    }
  }

  private void put(int row, byte kind, long payload) {
    if (has(row)) {
      return;
    }
    if (count == rows.length) {
      int size = count * 2;
      rows = Arrays.copyOf(rows, size);
      kinds = Arrays.copyOf(kinds, size);
      payloads = Arrays.copyOf(payloads, size);
    }
    rows[count] = row;
    kinds[count] = kind;
    payloads[count++] = payload;
  }

  int count() {
    return count;
  }

  int row(int cell) {
    return rows[cell];
  }

  byte kind(int cell) {
    return kinds[cell];
  }

  long payload(int cell) {
    return payloads[cell];
  }

  TextPool texts() {
    return texts;
  }

  /// A value as the record had it.
  Value value(int cell) {
    long payload = payloads[cell];
    return switch (kinds[cell]) {
      case WHOLE -> Values.of(payload);
      case REAL -> Values.of(Double.longBitsToDouble(payload));
      case BOOL -> Values.of(payload == 1);
      case JSON -> Json.parse(texts.text((int) payload));
      case MOMENT -> new Value.Datetime(payload);
      default -> Values.of(texts.text((int) payload));
    };
  }

  /// About how many bytes the values take.
  long weight() {
    return texts.length() + 4L * count;
  }
}
