package com.socmate.kql.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The LZ4 block format: fast to write and very fast to read.
public final class Lz4 {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HASH_BITS = 14;
  private static final int LEAST_MATCH = 4;
  private static final int LAST_LITERALS = 5;
  private static final int NO_MATCH_AFTER = 12;
  private static final int FARTHEST = 65_535;

  private Lz4() {}

  /// The bytes compressed.
  public static byte[] compress(byte[] raw) {
    byte[] out = new byte[raw.length + raw.length / 255 + 32];
    int[] table = new int[1 << HASH_BITS];
    int written = 0;
    int anchor = 0;
    int at = 0;
    int misses = 0;
    int limit = raw.length - NO_MATCH_AFTER;
    while (at < limit) {
      int word = (int) INT.get(raw, at);
      int hash = (word * 0x9E3779B1) >>> (32 - HASH_BITS);
      int candidate = table[hash] - 1;
      table[hash] = at + 1;
      if (candidate < 0 || at - candidate > FARTHEST || (int) INT.get(raw, candidate) != word) {
        at += 1 + (misses++ >> 6);
        continue;
      }
      misses = 0;
      int end = matchEnd(raw, candidate + LEAST_MATCH, at + LEAST_MATCH);
      written = sequence(raw, anchor, at, at - candidate, end - at - LEAST_MATCH, out, written);
      at = end;
      anchor = end;
    }
    return Arrays.copyOf(out, literals(raw, anchor, raw.length, 0, out, written));
  }

  private static int matchEnd(byte[] raw, int candidate, int from) {
    int limit = raw.length - LAST_LITERALS;
    int a = candidate;
    int b = from;
    while (b + 8 <= limit) {
      long difference = (long) LONG.get(raw, a) ^ (long) LONG.get(raw, b);
      if (difference != 0) {
        return b + (Long.numberOfTrailingZeros(difference) >> 3);
      }
      a += 8;
      b += 8;
    }
    while (b < limit && raw[a] == raw[b]) {
      a++;
      b++;
    }
    return b;
  }

  private static int sequence(
      byte[] raw, int anchor, int at, int distance, int more, byte[] out, int written) {
    int place = literals(raw, anchor, at, Math.min(more, 15), out, written);
    out[place++] = (byte) distance;
    out[place++] = (byte) (distance >>> 8);
    return more < 15 ? place : length(more - 15, out, place);
  }

  private static int literals(byte[] raw, int from, int to, int low, byte[] out, int written) {
    int count = to - from;
    int place = written;
    out[place++] = (byte) (Math.min(count, 15) << 4 | low);
    if (count >= 15) {
      place = length(count - 15, out, place);
    }
    System.arraycopy(raw, from, out, place, count);
    return place + count;
  }

  private static int length(int rest, byte[] out, int written) {
    int place = written;
    int left = rest;
    while (left >= 255) {
      out[place++] = (byte) 255;
      left -= 255;
    }
    out[place++] = (byte) left;
    return place;
  }

  /// What was compressed; [IndexOutOfBoundsException] where the bytes cannot be that.
  public static byte[] decompress(byte[] packed, int rawLength) {
    byte[] raw = new byte[rawLength];
    int in = 0;
    int out = 0;
    while (in < packed.length) {
      int token = packed[in++] & 0xFF;
      int count = token >>> 4;
      if (count == 15) {
        int more;
        do {
          more = packed[in++] & 0xFF;
          count += more;
        } while (more == 255);
      }
      literals(packed, in, raw, out, count);
      in += count;
      out += count;
      if (in >= packed.length) {
        break;
      }
      int distance = (packed[in] & 0xFF) | (packed[in + 1] & 0xFF) << 8;
      in += 2;
      int length = (token & 15) + LEAST_MATCH;
      if ((token & 15) == 15) {
        int more;
        do {
          more = packed[in++] & 0xFF;
          length += more;
        } while (more == 255);
      }
      copy(raw, out - distance, out, length, distance);
      out += length;
    }
    if (out != rawLength) {
      throw new IndexOutOfBoundsException("it breaks off");
    }
    return raw;
  }

  /// Few bytes are copied with some that do not belong to them and are overwritten later.
  private static void literals(byte[] packed, int in, byte[] raw, int out, int count) {
    if (count <= 16 && in + 16 <= packed.length && out + 16 <= raw.length) {
      LONG.set(raw, out, (long) LONG.get(packed, in));
      LONG.set(raw, out + 8, (long) LONG.get(packed, in + 8));
    } else {
      System.arraycopy(packed, in, raw, out, count);
    }
  }

  private static void copy(byte[] raw, int from, int to, int length, int distance) {
    if (from < 0 || distance == 0 || length < 0) {
      throw new IndexOutOfBoundsException("a match before the beginning");
    }
    if (distance >= 8 && to + length + 8 <= raw.length) {
      for (int i = 0; i < length; i += 8) {
        LONG.set(raw, to + i, (long) LONG.get(raw, from + i));
      }
    } else if (to + length > raw.length) {
      throw new IndexOutOfBoundsException("a match beyond the end");
    } else {
      for (int i = 0; i < length; i++) {
        raw[to + i] = raw[from + i];
      }
    }
  }
}
