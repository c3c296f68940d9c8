package com.socmate.kql.storage;

import java.nio.charset.StandardCharsets;

/// Reads what [Bytes] has written. Running past the end throws [IndexOutOfBoundsException].
final class ByteReader {
  private final byte[] bytes;
  private int at;

  ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int get() {
    return bytes[at++];
  }

  long getFixed() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      value |= (bytes[at++] & 0xFFL) << shift;
    }
    return value;
  }

  long getVarint() {
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

  int getCount() {
    return Math.toIntExact(getVarint());
  }

  long getSigned() {
    long value = getVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  String getText() {
    int length = getCount();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }
}
