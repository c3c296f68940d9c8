package com.socmate.kql.exec;

import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Hashing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows put away on disk by their keys: rows with equal keys are in the same part, in the order
/// they came.
final class Partitions {
  static final int COUNT = 16;

  /// Rows that have been put apart this often share their key, and will not come apart.
  static final int DEEPEST = 5;

  private final int depth;
  private final List<Spill> parts = new ArrayList<>(COUNT);

  Partitions(Run run, List<ScalarType> types, int depth) {
    this.depth = depth;
    if (depth >= DEEPEST) {
      throw new Stopped(Stopped.Reason.MEMORY);
    }
    for (int i = 0; i < COUNT; i++) {
      parts.add(run.closing(new Spill(types)));
    }
  }

  Spill part(int number) {
    return parts.get(number);
  }

  /// Puts away the given rows of a batch.
  void add(Column[] keys, Batch batch, int[] rows, int count) {
    if (count == 0) {
      return;
    }
    long[] hashes = new long[batch.rows()];
    for (Column key : keys) {
      long[] more = Hashing.of(key);
      for (int row = 0; row < hashes.length; row++) {
        hashes[row] = hashes[row] * 31 + more[row];
      }
    }
    int[][] members = new int[COUNT][16];
    int[] counts = new int[COUNT];
    for (int i = 0; i < count; i++) {
      int part = part(hashes[rows[i]]);
      if (counts[part] == members[part].length) {
        members[part] = Arrays.copyOf(members[part], counts[part] * 2);
      }
      members[part][counts[part]++] = rows[i];
    }
    for (int part = 0; part < COUNT; part++) {
      if (counts[part] > 0) {
        parts.get(part).add(batch.gather(members[part], counts[part]));
      }
    }
  }

  void addAll(Column[] keys, Batch batch) {
    int[] rows = new int[batch.rows()];
    Arrays.setAll(rows, row -> row);
    add(keys, batch, rows, rows.length);
  }

  /// Each depth looks at other bits of the hash.
  private int part(long hash) {
    long mixed = (hash ^ depth * 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
    return (int) (mixed >>> 60);
  }
}
