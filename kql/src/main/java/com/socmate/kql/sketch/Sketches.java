package com.socmate.kql.sketch;

import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/// Sketches of distinct counts as dynamic values, `["hll", precision, kind, bytes]`, and back.
public final class Sketches {
  private static final String MARK = "hll";

  private Sketches() {}

  /// How many distinct values a sketch saw, or nothing known (-1) where the value is no sketch.
  public static long count(Value value) {
    return isSketch(value) ? ofValue(value).count() : -1;
  }

  /// Several sketches as one.
  public static Value merge(List<Value> sketches) {
    DistinctSketch merged = null;
    for (Value sketch : sketches) {
      if (isSketch(sketch)) {
        merged = merged == null ? ofValue(sketch) : merged(merged, ofValue(sketch));
      }
    }
    return merged == null ? Values.NULL : toValue(merged);
  }

  /// Whether a value is a sketch made by `hll`.
  public static boolean isSketch(Value value) {
    return value instanceof Value.Array(List<Value> items)
        && items.size() == 4
        && items.getFirst().equals(new Value.Text(MARK));
  }

  public static DistinctSketch merged(DistinctSketch left, DistinctSketch right) {
    if (left.isExact() && left.count() == 0) {
      return right;
    }
    if (left.isExact() && !right.isExact()) {
      right.merge(left);
      return right;
    }
    if (right.isExact() || left.precision() == right.precision()) {
      left.merge(right);
      return left;
    }
    return left.precision() < right.precision() ? left : right;
  }

  public static Value toValue(DistinctSketch sketch) {
    byte[] bytes = sketch.isExact() ? hashes(sketch) : sketch.registers();
    return new Value.Array(
        List.of(
            Values.of(MARK),
            Values.of((long) sketch.precision()),
            Values.of(sketch.isExact()),
            Values.of(Base64.getEncoder().encodeToString(bytes))));
  }

  private static byte[] hashes(DistinctSketch sketch) {
    ByteBuffer buffer = ByteBuffer.allocate((int) sketch.count() * 8);
    sketch.forEachHash(buffer::putLong);
    return buffer.array();
  }

  public static DistinctSketch ofValue(Value value) {
    if (!(value instanceof Value.Array(List<Value> items)) || !isSketch(value)) {
      return new DistinctSketch(14, false);
    }
    int precision = items.get(1) instanceof Value.Int64(long it) ? Math.clamp(it, 4, 18) : 14;
    DistinctSketch sketch = new DistinctSketch(precision, false);
    byte[] bytes =
        items.get(3) instanceof Value.Text(String text)
            ? Base64.getDecoder().decode(text)
            : new byte[0];
    if (items.get(2).equals(Values.TRUE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.remaining() >= 8) {
        sketch.add(buffer.getLong());
      }
    } else if (bytes.length == 1 << precision) {
      sketch.adopt(bytes);
    }
    return sketch;
  }
}
