package com.socmate.kql.exec;

import org.jspecify.annotations.Nullable;

/// The first rows; what comes after is never read.
final class TakeStep implements Batches {
  private final Batches input;
  private long left;

  TakeStep(Batches input, long count) {
    this.input = input;
    this.left = count;
  }

  @Override
  public @Nullable Batch next() {
    Batch batch = left <= 0 ? null : input.next();
    if (batch == null) {
      return null;
    }
    int rows = (int) Math.min(left, batch.rows());
    left -= rows;
    return batch.slice(0, rows);
  }

  @Override
  public void close() {
    input.close();
  }
}
