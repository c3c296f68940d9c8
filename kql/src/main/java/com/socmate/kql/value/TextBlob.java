package com.socmate.kql.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Many texts one after the other in UTF-8. To be searched, each byte is also kept as one character
/// of a Latin-1 string: the platform scans those many at a time, so one search runs over all the
/// texts at once.
public final class TextBlob {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MOST_BYTES = 1 << 29;
  private static final long HIGH_BITS = 0x8080808080808080L;

  private final byte[] utf8;
  private final int from;
  private final int[] ends;
  private final int count;
  private final boolean ascii;
  private @Nullable String searchable;

  private TextBlob(byte[] utf8, int from, int[] ends, int count, boolean ascii) {
    this.utf8 = utf8;
    this.from = from;
    this.ends = ends;
    this.count = count;
    this.ascii = ascii;
  }

  /// Text i is the bytes from the end of the one before to `ends[i]`, the first at `from`. The
  /// caller gives up both arrays.
  public static TextBlob of(byte[] utf8, int from, int[] ends, int count) {
    int length = count == 0 ? 0 : ends[count - 1];
    return new TextBlob(utf8, from, ends, count, isAscii(utf8, from, from + length));
  }

  /// The texts of some blobs, one after the other; empty where that would be too much for one.
  static Optional<TextBlob> joined(List<TextBlob> blobs) {
    long bytes = 0;
    int count = 0;
    for (TextBlob blob : blobs) {
      bytes += blob.size();
      count += blob.count;
    }
    if (bytes > MOST_BYTES) {
      return Optional.empty();
    }
    byte[] all = new byte[(int) bytes];
    int[] ends = new int[count];
    int at = 0;
    int text = 0;
    for (TextBlob blob : blobs) {
      System.arraycopy(blob.utf8, blob.from, all, at, blob.size());
      for (int i = 0; i < blob.count; i++) {
        ends[text++] = at + blob.ends[i];
      }
      at += blob.size();
    }
    return Optional.of(of(all, 0, ends, count));
  }

  /// How many bytes there are.
  private int size() {
    return count == 0 ? 0 : ends[count - 1];
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    long seen = 0;
    int at = from;
    for (; at + 8 <= to; at += 8) {
      seen |= (long) LONG.get(bytes, at);
    }
    for (; at < to; at++) {
      seen |= bytes[at];
    }
    return (seen & HIGH_BITS) == 0;
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
    int start = start(text);
    return new String(
        utf8,
        from + start,
        ends[text] - start,
        ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /// What is done with the bytes of a text, where they lie.
  @FunctionalInterface
  public interface Look {
    int at(byte[] utf8, int from, int to);
  }

  /// Has the bytes of a text looked at without a copy; whoever looks changes nothing.
  public int look(int text, Look look) {
    return look.at(utf8, from + start(text), from + ends[text]);
  }

  /// The hash of a text, as [Hashing] has it.
  long hash(int text) {
    return Hashing.ofUtf8(utf8, from + start(text), from + ends[text]);
  }

  /// All the bytes.
  public byte[] utf8() {
    return Arrays.copyOfRange(utf8, from, from + size());
  }

  public int[] ends() {
    return Arrays.copyOf(ends, count);
  }

  public long weight() {
    return utf8.length + 4L * ends.length + 64 + (searchable == null ? 0 : searchable.length());
  }

  /// Threads may make it twice, which does no harm.
  private String searchable() {
    String known = searchable;
    if (known == null) {
      known = new String(utf8, from, size(), StandardCharsets.ISO_8859_1);
      searchable = known;
    }
    return known;
  }

  /// The texts that hold a text of ASCII characters; only for [#isAscii] blobs. The search scans
  /// for the sought text's character at `pivot`, which had best be rare.
  public boolean[] holding(String sought, int pivot, boolean caseSensitive) {
    boolean[] holding = new boolean[count];
    String bytes = searchable();
    char lower = caseSensitive ? sought.charAt(pivot) : Character.toLowerCase(sought.charAt(pivot));
    scan(bytes, holding, sought, pivot, lower, caseSensitive);
    char upper = Character.toUpperCase(lower);
    if (!caseSensitive && upper != lower) {
      scan(bytes, holding, sought, pivot, upper, false);
    }
    return holding;
  }

  private void scan(
      String bytes, boolean[] holding, String sought, int pivot, char rare, boolean caseSensitive) {
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
