package com.socmate.kql.storage;

import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.TextBlob;

/// Which terms, as `has` takes texts apart, a column may hold: a Bloom filter whose bits for a term
/// lie in one word. A term it does not know stands in no row; one it knows may still stand in none.
final class TermFilter {
  /// More terms than these are those of numbers and hashes, and not worth the bytes.
  private static final int MOST_TERMS = 400_000;

  private static final int BITS_PER_TERM = 12;
  private static final long SEED = 0x9E3779B97F4A7C15L;

  private final long[] words;

  TermFilter(long[] words) {
    this.words = words;
  }

  long[] words() {
    return words;
  }

  /// A filter of all terms of a column; without words where there are too many to be worth it.
  static TermFilter of(StringColumn column) {
    TermSet terms = new TermSet(MOST_TERMS);
    TextBlob blob = column.blob().orElse(null);
    int count = column.dictionarySize();
    if (blob != null && blob.isAscii()) {
      addAscii(blob, terms);
    } else {
      for (int i = 0; i < count && !terms.isFull(); i++) {
        eachTerm(column.dictionaryValue(i), terms::add);
      }
    }
    return terms.isFull() ? new TermFilter(new long[0]) : of(terms);
  }

  private static TermFilter of(TermSet terms) {
    int size = Math.max(1, (int) ((long) terms.size() * BITS_PER_TERM / 64) + 1);
    TermFilter filter = new TermFilter(new long[size]);
    terms.forEach(hash -> filter.words[filter.place(hash)] |= bits(hash));
    return filter;
  }

  private static void addAscii(TextBlob blob, TermSet terms) {
    byte[] bytes = blob.utf8();
    int at = 0;
    for (int text = 0; text < blob.count() && !terms.isFull(); text++) {
      int end = at + blob.length(text);
      long hash = 0;
      boolean open = false;
      for (; at < end; at++) {
        int folded = fold(bytes[at]);
        if (folded != 0) {
          hash = (hash + folded) * SEED;
          open = true;
        } else if (open) {
          terms.add(finish(hash));
          hash = 0;
          open = false;
        }
      }
      if (open) {
        terms.add(finish(hash));
      }
    }
  }

  /// A character of a term in one case; 0 for what is in no term.
  private static int fold(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : c >= 'A' && c <= 'Z' ? c + 32 : 0;
  }

  private static int foldAny(char c) {
    if (c < 128) {
      return fold(c);
    }
    boolean part = Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    return part ? Character.toLowerCase(Character.toUpperCase(c)) : 0;
  }

  /// Takes the hash of each term of a text.
  @FunctionalInterface
  interface Hashes {
    void take(long hash);
  }

  static void eachTerm(String text, Hashes hashes) {
    long hash = 0;
    boolean open = false;
    for (int i = 0; i < text.length(); i++) {
      int folded = foldAny(text.charAt(i));
      if (folded != 0) {
        hash = (hash + folded) * SEED;
        open = true;
      } else if (open) {
        hashes.take(finish(hash));
        hash = 0;
        open = false;
      }
    }
    if (open) {
      hashes.take(finish(hash));
    }
  }

  private static long finish(long hash) {
    long h = (hash ^ (hash >>> 29)) * 0xBF58476D1CE4E5B9L;
    return h ^ (h >>> 32);
  }

  private int place(long hash) {
    return (int) Math.multiplyHigh(hash >>> 1, (long) words.length << 1);
  }

  private static long bits(long hash) {
    return 1L << hash | 1L << (hash >>> 6) | 1L << (hash >>> 12) | 1L << (hash >>> 18);
  }

  /// False only where no row holds all terms of the text.
  boolean mayHold(String text) {
    if (words.length == 0) {
      return true;
    }
    boolean[] may = {true};
    eachTerm(text, hash -> may[0] &= (words[place(hash)] & bits(hash)) == bits(hash));
    return may[0];
  }

  /// A set of hashes that stops taking them when it is full.
  private static final class TermSet {
    private final int most;
    private long[] slots = new long[1 << 10];
    private int size;

    TermSet(int most) {
      this.most = most;
    }

    int size() {
      return size;
    }

    boolean isFull() {
      return size >= most;
    }

    void add(long hash) {
      long key = hash == 0 ? 1 : hash;
      int mask = slots.length - 1;
      int at = (int) key & mask;
      while (slots[at] != 0) {
        if (slots[at] == key) {
          return;
        }
        at = (at + 1) & mask;
      }
      slots[at] = key;
      size++;
      if (size * 2 > slots.length) {
        grow();
      }
    }

    private void grow() {
      long[] old = slots;
      slots = new long[old.length * 2];
      size = 0;
      for (long key : old) {
        if (key != 0) {
          add(key);
        }
      }
    }

    void forEach(Hashes hashes) {
      for (long key : slots) {
        if (key != 0) {
          hashes.take(key);
        }
      }
    }
  }
}
