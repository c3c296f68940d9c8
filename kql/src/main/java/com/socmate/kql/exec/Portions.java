package com.socmate.kql.exec;

import org.jspecify.annotations.Nullable;

/// A stream of portions, asked for by one thread at a time.
public interface Portions extends AutoCloseable {
  /// The next portion, or null after the last.
  @Nullable Portion next();

  @Override
  default void close() {}

  /// The batches of a stream, as portions.
  static Portions of(Batches batches) {
    return new Portions() {
      @Override
      public @Nullable Portion next() {
        Batch batch = batches.next();
        return batch == null ? null : Portion.of(batch);
      }

      @Override
      public void close() {
        batches.close();
      }
    };
  }
}
