package com.socmate.kql.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads what [Bytes] has written. Running past the end throws [IndexOutOfBoundsException].
public final class ByteReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;
  private int at;

  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  public byte[] bytes() {
    return bytes;
  }

  /// Where the next byte is read from.
  public int at() {
    return at;
  }

  public void skip(int count) {
    if (count < 0 || at + count > bytes.length) {
      throw new IndexOutOfBoundsException("it breaks off");
    }
    at += count;
  }

  public int get() {
    return bytes[at++];
  }

  public long getFixed() {
    long value = (long) LONG.get(bytes, at);
    at += 8;
    return value;
  }

  public long getVarint() {
    long value = 0;
    int shift = 0;
    while (true) {
      byte next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
      shift += 7;
    }
  }

  public int getCount() {
    long count = getVarint();
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new IndexOutOfBoundsException("a count of " + count);
    }
    return (int) count;
  }

  public String getText() {
    int length = getCount();
    int from = at;
    skip(length);
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }

  /// A run of bytes after its length.
  public byte[] getBytes() {
    int length = getCount();
    int from = at;
    skip(length);
    return Arrays.copyOfRange(bytes, from, from + length);
  }

  /// Numbers as [Bytes#putPacked] wrote them.
  public int[] getPacked(int count) {
    int width = get();
    int from = at;
    skip(BitPacking.bytes(count, width));
    return BitPacking.unpackInts(bytes, from, count, width);
  }
}
