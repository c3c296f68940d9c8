package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import java.util.Arrays;

/// Some rows, each as likely as any other.
final class SampleStep {
  private final Executor executor;

  SampleStep(Executor executor) {
    this.executor = executor;
  }

  Batches sample(Plan input, long count) {
    Batch all = executor.one(input);
    int wanted = (int) Math.min(count, all.rows());
    int[] chosen = new int[wanted];
    for (int row = 0; row < all.rows(); row++) {
      if (row < wanted) {
        chosen[row] = row;
      } else {
        int slot = executor.run.evaluation.random().nextInt(row + 1);
        if (slot < wanted) {
          chosen[slot] = row;
        }
      }
    }
    Arrays.sort(chosen);
    return Batches.of(java.util.List.of(all.gather(chosen, wanted)));
  }
}
