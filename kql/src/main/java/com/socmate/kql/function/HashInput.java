package com.socmate.kql.function;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a value that hash functions work on: text as UTF-8, numbers and ticks as eight
/// little-endian bytes.
final class HashInput {
  private HashInput() {}

  static byte[] of(Value value) {
    return switch (value) {
      case Value.Int32 it -> number(it.value());
      case Value.Int64 it -> number(it.value());
      case Value.Datetime it -> number(it.ticks());
      case Value.Timespan it -> number(it.ticks());
      case Value.Real it -> number(Double.doubleToLongBits(it.value()));
      case Value.Bool it -> new byte[] {(byte) (it.value() ? 1 : 0)};
      default -> ValueText.of(value).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }
}
