package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One input after the other; each is opened when its turn comes.
final class UnionStep implements Batches {
  private final Executor executor;
  private final Iterator<Plan> inputs;
  private @Nullable Batches current;

  UnionStep(Executor executor, List<Plan> inputs) {
    this.executor = executor;
    this.inputs = inputs.iterator();
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      if (current == null) {
        if (!inputs.hasNext()) {
          return null;
        }
        current = executor.open(inputs.next());
      }
      Batch batch = current.next();
      if (batch != null) {
        return batch;
      }
      current.close();
      current = null;
    }
  }

  @Override
  public void close() {
    if (current != null) {
      current.close();
    }
  }
}
