package com.socmate.kql.exec;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A step that turns each batch into another by itself.
final class MappedStep implements Batches {
  private final Run run;
  private final Batches input;
  private final UnaryOperator<Batch> change;

  MappedStep(Run run, Batches input, UnaryOperator<Batch> change) {
    this.run = run;
    this.input = input;
    this.change = change;
  }

  @Override
  public @Nullable Batch next() {
    run.checkpoint();
    Batch batch = input.next();
    return batch == null ? null : change.apply(batch);
  }

  @Override
  public void close() {
    input.close();
  }
}
