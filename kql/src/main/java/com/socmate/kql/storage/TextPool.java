package com.socmate.kql.storage;

import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Texts in UTF-8, each kept once as long as enough of them repeat. When nearly every text is new,
/// it stops looking.
final class TextPool {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int TRIAL = 4096;

  private byte[] bytes = new byte[256];
  private int[] ends = new int[16];
  private int[] hashes = new int[16];
  private int[] slots = new int[64];
  private int count;
  private int added;
  private boolean looking = true;

  int count() {
    return count;
  }

  /// The number of a text, whose array must go on for eight bytes after it.
  int add(byte[] source, int from, int to) {
    added++;
    if (!looking) {
      return append(source, from, to, 0);
    }
    int hash = hash(source, from, to);
    int mask = slots.length - 1;
    int at = hash & mask;
    while (slots[at] != 0) {
      int known = slots[at] - 1;
      if (hashes[known] == hash && same(known, source, from, to)) {
        return known;
      }
      at = (at + 1) & mask;
    }
    int number = append(source, from, to, hash);
    slots[at] = count;
    if (count * 2 > slots.length) {
      grow();
    }
    if (added == TRIAL && count > TRIAL * 3 / 4) {
      looking = false;
    }
    return number;
  }

  int add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return add(Arrays.copyOf(utf8, utf8.length + 8), 0, utf8.length);
  }

  String text(int number) {
    int from = number == 0 ? 0 : ends[number - 1];
    return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
  }

  private static int hash(byte[] source, int from, int to) {
    long hash = (long) to - from;
    int at = from;
    while (at + 8 <= to) {
      hash = mix(hash, (long) LONG.get(source, at));
      at += 8;
    }
    if (at < to) {
      hash = mix(hash, (long) LONG.get(source, at) & (1L << ((to - at) << 3)) - 1);
    }
    return (int) (hash ^ hash >>> 32);
  }

  private static long mix(long hash, long word) {
    long h = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return h ^ h >>> 29;
  }

  private boolean same(int known, byte[] source, int from, int to) {
    int start = known == 0 ? 0 : ends[known - 1];
    return Arrays.equals(bytes, start, ends[known], source, from, to);
  }

  private int append(byte[] source, int from, int to, int hash) {
    int end = count == 0 ? 0 : ends[count - 1];
    int length = to - from;
    if (end + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(end, length)));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    System.arraycopy(source, from, bytes, end, length);
    ends[count] = end + length;
    hashes[count] = hash;
    return count++;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    for (int number = 0; number < count; number++) {
      int at = hashes[number] & (slots.length - 1);
      while (slots[at] != 0) {
        at = (at + 1) & (slots.length - 1);
      }
      slots[at] = number + 1;
    }
  }

  /// A column whose rows have the texts of these numbers; without numbers, each text once.
  StringColumn column(int @Nullable [] numbers, int rows) {
    return StringColumn.ofBlob(
        TextBlob.of(Arrays.copyOf(bytes, length()), 0, Arrays.copyOf(ends, count), count),
        numbers,
        rows);
  }

  long weight() {
    return bytes.length + 8L * ends.length + 4L * slots.length;
  }

  int length() {
    return count == 0 ? 0 : ends[count - 1];
  }
}
