package com.socmate.kql.exec;

import java.util.ArrayList;
import java.util.List;

/// The rows of an answer, as many as the budget lets through.
///
/// @param cut which limit cut them short
public record Collected(List<Batch> batches, Cut cut) {
  /// What an answer can exceed.
  public enum Cut {
    NOTHING,
    ROWS,
    BYTES
  }

  public static Collected from(Batches batches, Budget budget) {
    List<Batch> kept = new ArrayList<>();
    long rows = 0;
    long bytes = 0;
    for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
      if (batch.rows() == 0) {
        continue;
      }
      long size = Math.max(1, AnswerSize.of(batch));
      long rowsLeft = budget.rows() - rows;
      long bytesLeft = (long) Math.floor((budget.bytes() - bytes) * (batch.rows() / (double) size));
      int fit = (int) Math.min(batch.rows(), Math.min(rowsLeft, bytesLeft));
      if (fit > 0) {
        kept.add(batch.slice(0, fit));
      }
      if (fit < batch.rows()) {
        return new Collected(kept, rowsLeft <= bytesLeft ? Cut.ROWS : Cut.BYTES);
      }
      rows += batch.rows();
      bytes += size;
    }
    return new Collected(kept, Cut.NOTHING);
  }
}
