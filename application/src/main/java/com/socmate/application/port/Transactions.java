package com.socmate.application.port;

import java.util.function.Supplier;

/// Makes several changes one: all of them last, or none. Port calls within the work join it; so
/// does a nested call. An exception undoes everything and reaches the caller.
public interface Transactions {
  <T> T together(Supplier<T> work);

  default void together(Runnable work) {
    together(() -> {
      work.run();
      return true;
    });
  }
}
