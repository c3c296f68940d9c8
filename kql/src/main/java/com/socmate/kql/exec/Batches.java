package com.socmate.kql.exec;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A stream of batches, read once by one thread.
public interface Batches extends AutoCloseable {
  /// The next batch, or null after the last one. A batch may be empty.
  @Nullable Batch next();

  @Override
  default void close() {}

  static Batches of(Iterable<Batch> batches) {
    Iterator<Batch> all = batches.iterator();
    return () -> all.hasNext() ? all.next() : null;
  }
}
