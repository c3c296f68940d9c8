package com.socmate.kql.sketch;

import java.util.function.LongConsumer;

/// Counts distinct 64-bit hashes: exactly while there are few, by HyperLogLog beyond.
public final class DistinctSketch {
  private static final int EXACT_UP_TO = 1 << 15;

  private final int precision;
  private final boolean alwaysExact;
  private long[] slots = new long[8];
  private int used;
  private boolean zeroSeen;
  private byte[] registers = new byte[0];

  /// A sketch of 2^`precision` registers, or one that counts exactly whatever the cost.
  public DistinctSketch(int precision, boolean alwaysExact) {
    this.precision = precision;
    this.alwaysExact = alwaysExact;
  }

  public void add(long hash) {
    if (registers.length > 0) {
      register(hash);
    } else if (hash == 0) {
      zeroSeen = true;
    } else if (insert(hash) && used > EXACT_UP_TO && !alwaysExact) {
      toRegisters();
    }
  }

  public void merge(DistinctSketch other) {
    if (other.registers.length == 0) {
      other.forEachHash(this::add);
      return;
    }
    if (registers.length == 0) {
      toRegisters();
    }
    for (int i = 0; i < registers.length; i++) {
      registers[i] = (byte) Math.max(registers[i], other.registers[i]);
    }
  }

  public long count() {
    return registers.length == 0 ? used + (zeroSeen ? 1 : 0) : estimate();
  }

  public int precision() {
    return precision;
  }

  public boolean isExact() {
    return registers.length == 0;
  }

  public byte[] registers() {
    return registers.clone();
  }

  public void adopt(byte[] theirs) {
    registers = theirs.clone();
  }

  public void forEachHash(LongConsumer each) {
    if (zeroSeen) {
      each.accept(0);
    }
    for (long slot : slots) {
      if (slot != 0) {
        each.accept(slot);
      }
    }
  }

  public long weight() {
    return 64 + 8L * slots.length + registers.length;
  }

  private boolean insert(long hash) {
    int mask = slots.length - 1;
    int at = (int) (hash ^ (hash >>> 32)) & mask;
    while (slots[at] != 0) {
      if (slots[at] == hash) {
        return false;
      }
      at = (at + 1) & mask;
    }
    slots[at] = hash;
    used++;
    if (used * 2 > slots.length) {
      grow();
    }
    return true;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    used = 0;
    for (long hash : old) {
      if (hash != 0) {
        insert(hash);
      }
    }
  }

  private void toRegisters() {
    registers = new byte[1 << precision];
    forEachHash(this::register);
    slots = new long[0];
    used = 0;
  }

  private void register(long hash) {
    int at = (int) (hash >>> (64 - precision));
    int rank = Long.numberOfLeadingZeros((hash << precision) | (1L << (precision - 1))) + 1;
    registers[at] = (byte) Math.max(registers[at], rank);
  }

  private long estimate() {
    double sum = 0;
    int zeros = 0;
    for (byte register : registers) {
      sum += Math.pow(2, -register);
      zeros += register == 0 ? 1 : 0;
    }
    double size = registers.length;
    double raw = 0.7213 / (1 + 1.079 / size) * size * size / sum;
    return Math.round(raw <= 2.5 * size && zeros > 0 ? size * Math.log(size / zeros) : raw);
  }
}
