package com.socmate.kql.exec;

import com.socmate.kql.value.Hashing;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Numbers texts from 0 in the order they first come. It keeps their bytes one after the other and
/// makes no string of what comes as bytes.
final class TextNumbers {
  static final int NONE = -1;
  private static final long HASH = 0xFFFF_FFFF_0000_0000L;

  /// In each the hash of a text, above its number from 1; 0 where there is none.
  private long[] slots = new long[64];

  private int[] ends = new int[32];
  private byte[] bytes = new byte[512];
  private int size;

  int size() {
    return size;
  }

  /// About how many bytes of heap the texts take, of arrays that are three quarters full.
  long weight() {
    return 24L * size + (size == 0 ? 0 : ends[size - 1] * 4L / 3);
  }

  /// The number of a value of a column's dictionary, or of a slot where there is none; [#NONE]
  /// where it is unknown and not to be added.
  int of(StringColumn texts, int code, boolean add) {
    TextBlob blob = texts.blob().orElse(null);
    if (blob != null) {
      return blob.look(code, (utf8, from, to) -> number(utf8, from, to, add));
    }
    byte[] utf8 = texts.dictionaryValue(code).getBytes(StandardCharsets.UTF_8);
    return number(utf8, 0, utf8.length, add);
  }

  private int number(byte[] text, int from, int to, boolean add) {
    long hash = Hashing.ofUtf8(text, from, to) & HASH;
    int mask = slots.length - 1;
    int at = (int) (hash >>> 32) & mask;
    while (slots[at] != 0) {
      if ((slots[at] & HASH) == hash) {
        int known = (int) slots[at] - 1;
        int start = known == 0 ? 0 : ends[known - 1];
        if (Arrays.equals(bytes, start, ends[known], text, from, to)) {
          return known;
        }
      }
      at = (at + 1) & mask;
    }
    return add ? insert(at, hash, text, from, to) : NONE;
  }

  private int insert(int slot, long hash, byte[] text, int from, int to) {
    int start = size == 0 ? 0 : ends[size - 1];
    int end = Math.addExact(start, to - from);
    if (end > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(bytes.length * 2L, 1 << 30)));
    }
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
    }
    System.arraycopy(text, from, bytes, start, to - from);
    ends[size] = end;
    slots[slot] = hash | ++size;
    if (size * 2 > slots.length) {
      growSlots();
    }
    return size - 1;
  }

  private void growSlots() {
    long[] more = new long[slots.length * 2];
    for (long slot : slots) {
      if (slot != 0) {
        int at = (int) (slot >>> 32) & (more.length - 1);
        while (more[at] != 0) {
          at = (at + 1) & (more.length - 1);
        }
        more[at] = slot;
      }
    }
    slots = more;
  }
}
