package com.socmate.kql.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Many texts one after the other in UTF-8. Each byte is kept as one character of a Latin-1 string:
/// the platform scans those many at a time, so one search runs over all the texts at once.
public final class TextBlob {
  private final String bytes;
  private final int[] ends;
  private final int count;
  private final boolean ascii;

  private TextBlob(String bytes, int[] ends, int count, boolean ascii) {
    this.bytes = bytes;
    this.ends = ends;
    this.count = count;
    this.ascii = ascii;
  }

  /// Text i is the bytes from the end of the one before to `ends[i]`. The caller gives up `ends`.
  public static TextBlob of(byte[] utf8, int from, int[] ends, int count) {
    int length = count == 0 ? 0 : ends[count - 1];
    boolean ascii = true;
    for (int i = from; i < from + length && ascii; i++) {
      ascii = utf8[i] >= 0;
    }
    return new TextBlob(
        new String(utf8, from, length, StandardCharsets.ISO_8859_1), ends, count, ascii);
  }

  public int count() {
    return count;
  }

  /// Whether every text is of ASCII characters only, so that bytes are characters.
  public boolean isAscii() {
    return ascii;
  }

  /// How many bytes of UTF-8 a text has.
  public int length(int text) {
    return ends[text] - start(text);
  }

  private int start(int text) {
    return text == 0 ? 0 : ends[text - 1];
  }

  public String text(int text) {
    String some = bytes.substring(start(text), ends[text]);
    return ascii
        ? some
        : new String(some.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /// All the bytes.
  public byte[] utf8() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  public int[] ends() {
    return Arrays.copyOf(ends, count);
  }

  public long weight() {
    return bytes.length() + 4L * ends.length + 64;
  }

  /// The texts that hold a text of ASCII characters; only for [#isAscii] blobs. The search scans
  /// for the sought text's character at `pivot`, which had best be rare.
  public boolean[] holding(String sought, int pivot, boolean caseSensitive) {
    boolean[] holding = new boolean[count];
    char lower = caseSensitive ? sought.charAt(pivot) : Character.toLowerCase(sought.charAt(pivot));
    scan(holding, sought, pivot, lower, caseSensitive);
    char upper = Character.toUpperCase(lower);
    if (!caseSensitive && upper != lower) {
      scan(holding, sought, pivot, upper, false);
    }
    return holding;
  }

  private void scan(boolean[] holding, String sought, int pivot, char rare, boolean caseSensitive) {
    int text = 0;
    int length = sought.length();
    int at = bytes.indexOf(rare, pivot);
    while (at >= 0) {
      int from = at - pivot;
      if (bytes.regionMatches(!caseSensitive, from, sought, 0, length)) {
        text = textAt(from, text);
        if (from + length <= ends[text]) {
          holding[text] = true;
          at = bytes.indexOf(rare, ends[text]);
          continue;
        }
      }
      at = bytes.indexOf(rare, at + 1);
    }
  }

  /// The text a byte belongs to, sought from `from` on by ever greater steps.
  private int textAt(int at, int from) {
    int low = from;
    int step = 1;
    while (low + step < count && ends[low + step - 1] <= at) {
      low += step;
      step *= 2;
    }
    int high = Math.min(low + step, count - 1);
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
