package com.socmate.kql.codec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.LongColumn;
import org.jspecify.annotations.Nullable;

/// Whole numbers as what they are above the least of them, or as what each is above the one before,
/// in units all of them are multiples of.
final class LongCodec {
  private static final int PLAIN = 0;
  private static final int STEPS = 1;

  private LongCodec() {}

  /// Numbers of `width` bits that times `unit` above `base` are the values.
  private record Frame(long base, long unit, int width) {
    static Frame of(long[] values, int from) {
      long least = Long.MAX_VALUE;
      long greatest = Long.MIN_VALUE;
      for (int i = from; i < values.length; i++) {
        least = Math.min(least, values[i]);
        greatest = Math.max(greatest, values[i]);
      }
      if (values.length == from) {
        return new Frame(0, 1, 0);
      }
      long unit = greatest - least < 0 ? 1 : unit(values, from, least);
      return new Frame(least, unit, BitPacking.width((greatest - least) / Math.max(unit, 1)));
    }

    private static long unit(long[] values, int from, long least) {
      long unit = 0;
      for (int i = from; i < values.length && unit != 1; i++) {
        long a = values[i] - least;
        while (a != 0) {
          long rest = unit % a;
          unit = a;
          a = rest;
        }
      }
      return Math.max(unit, 1);
    }
  }

  static void write(LongColumn column, Bytes bytes) {
    long[] values = new long[column.size()];
    long[] steps = new long[values.length];
    long last = 0;
    for (int row = 0; row < values.length; row++) {
      values[row] = column.isNull(row) ? last : column.getLong(row);
      steps[row] = values[row] - last;
      last = values[row];
    }
    Frame plain = Frame.of(values, 0);
    Frame stepped = Frame.of(steps, Math.min(1, steps.length));
    boolean byStep = stepped.width() < plain.width();
    bytes.put(byStep ? STEPS : PLAIN);
    if (byStep) {
      bytes.putFixed(values[0]);
      steps[0] = stepped.base();
    }
    pack(byStep ? steps : values, byStep ? stepped : plain, bytes);
  }

  private static void pack(long[] values, Frame frame, Bytes bytes) {
    bytes.putFixed(frame.base());
    bytes.putFixed(frame.unit());
    bytes.put(frame.width());
    for (int i = 0; i < values.length; i++) {
      values[i] =
          frame.unit() == 1
              ? values[i] - frame.base()
              : Long.divideUnsigned(values[i] - frame.base(), frame.unit());
    }
    byte[] packed = BitPacking.pack(values, values.length, frame.width());
    bytes.putBytes(packed, 0, packed.length);
  }

  static LongColumn read(ScalarType type, ByteReader reader, long @Nullable [] nulls, int rows) {
    boolean byStep = reader.get() == STEPS;
    long first = byStep ? reader.getFixed() : 0;
    long base = reader.getFixed();
    long unit = reader.getFixed();
    int width = reader.get();
    int from = reader.at();
    reader.skip(BitPacking.bytes(rows, width));
    long[] values = BitPacking.unpack(reader.bytes(), from, rows, width, base, unit);
    if (byStep && rows > 0) {
      long last = first;
      values[0] = first;
      for (int row = 1; row < rows; row++) {
        last += values[row];
        values[row] = last;
      }
    }
    return LongColumn.wrap(type, values, nulls, rows);
  }
}
