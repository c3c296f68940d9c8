package com.socmate.kql.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Whole numbers of few bits, side by side.
final class BitPacking {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int WIDEST = 56;

  /// Four numbers of so many bits are within the eight bytes the first of them begins in.
  private static final int FOUR_AT_ONCE = 14;

  private BitPacking() {}

  /// The bits needed for any number from 0 to `greatest`, unsigned.
  static int width(long greatest) {
    int bits = 64 - Long.numberOfLeadingZeros(greatest);
    return bits > WIDEST ? 64 : bits;
  }

  /// How many bytes `count` numbers take.
  static int bytes(int count, int width) {
    return width == 0 ? 0 : (int) (((long) count * width + 7) / 8) + 8;
  }

  static byte[] pack(long[] values, int count, int width) {
    byte[] packed = new byte[bytes(count, width)];
    if (width == 64) {
      for (int i = 0; i < count; i++) {
        LONG.set(packed, i * 8, values[i]);
      }
    } else if (width > 0) {
      long bit = 0;
      for (int i = 0; i < count; i++, bit += width) {
        int at = (int) (bit >>> 3);
        long word = (long) LONG.get(packed, at);
        LONG.set(packed, at, word | values[i] << (bit & 7));
      }
    }
    return packed;
  }

  /// Number i becomes `base + factor * i-th`.
  static long[] unpack(byte[] bytes, int from, int count, int width, long base, long factor) {
    long[] values = new long[count];
    if (width == 0) {
      java.util.Arrays.fill(values, base);
      return values;
    }
    if (width == 64) {
      for (int i = 0; i < count; i++) {
        values[i] = base + factor * (long) LONG.get(bytes, from + i * 8);
      }
      return values;
    }
    long mask = (1L << width) - 1;
    long bit = (long) from << 3;
    int i = 0;
    if (width <= FOUR_AT_ONCE) {
      for (; i + 4 <= count; i += 4, bit += 4L * width) {
        long word = (long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7);
        values[i] = base + factor * (word & mask);
        values[i + 1] = base + factor * (word >>> width & mask);
        values[i + 2] = base + factor * (word >>> (2 * width) & mask);
        values[i + 3] = base + factor * (word >>> (3 * width) & mask);
      }
    }
    for (; i < count; i++, bit += width) {
      long word = (long) LONG.get(bytes, (int) (bit >>> 3));
      values[i] = base + factor * (word >>> (bit & 7) & mask);
    }
    return values;
  }

  /// The same for numbers known to be small and taken as they are.
  static int[] unpackInts(byte[] bytes, int from, int count, int width) {
    int[] values = new int[count];
    if (width == 0) {
      return values;
    }
    long mask = (1L << width) - 1;
    long bit = (long) from << 3;
    int i = 0;
    if (width <= FOUR_AT_ONCE) {
      for (; i + 4 <= count; i += 4, bit += 4L * width) {
        long word = (long) LONG.get(bytes, (int) (bit >>> 3)) >>> (bit & 7);
        values[i] = (int) (word & mask);
        values[i + 1] = (int) (word >>> width & mask);
        values[i + 2] = (int) (word >>> (2 * width) & mask);
        values[i + 3] = (int) (word >>> (3 * width) & mask);
      }
    }
    for (; i < count; i++, bit += width) {
      long word = (long) LONG.get(bytes, (int) (bit >>> 3));
      values[i] = (int) (word >>> (bit & 7) & mask);
    }
    return values;
  }
}
