package com.socmate.kql.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing run of bytes to write numbers and texts to.
public final class Bytes {
  private byte[] bytes = new byte[1 << 12];
  private int size;

  public void put(int value) {
    room(1);
    bytes[size++] = (byte) value;
  }

  public void putFixed(long value) {
    room(8);
    for (int shift = 0; shift < 64; shift += 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /// Seven bits a byte, the last without its top bit.
  public void putVarint(long value) {
    room(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  public void putText(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    putVarint(utf8.length);
    room(utf8.length);
    System.arraycopy(utf8, 0, bytes, size, utf8.length);
    size += utf8.length;
  }

  public void putBytes(byte[] more, int from, int count) {
    room(count);
    System.arraycopy(more, from, bytes, size, count);
    size += count;
  }

  /// Numbers that are not negative, in no more bits than the greatest needs.
  public void putPacked(int[] values, int count) {
    int all = 0;
    for (int i = 0; i < count; i++) {
      all |= values[i];
    }
    int width = BitPacking.width(all);
    put(width);
    long[] wide = new long[count];
    for (int i = 0; i < count; i++) {
      wide[i] = values[i];
    }
    byte[] packed = BitPacking.pack(wide, count, width);
    putBytes(packed, 0, packed.length);
  }

  public int size() {
    return size;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  public byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
