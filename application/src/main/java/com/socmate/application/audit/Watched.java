package com.socmate.application.audit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Does something long on a thread of its own, which is interrupted as soon as somebody wants it to
/// stop. The thread is one of the platform's: a process that dies with the thread that started it
/// must not die because a pool let a thread go.
final class Watched {
  private static final Duration EVERY = Duration.ofMillis(250);

  private Watched() {}

  /// @return empty if it was stopped; then it has come to its end
  static <T> Optional<T> until(BooleanSupplier stopRequested, Supplier<T> work) {
    var task = new FutureTask<>(work::get);
    var thread = Thread.ofPlatform().name("audit").daemon().start(task);
    try {
      while (!stopRequested.getAsBoolean()) {
        try {
          return Optional.of(task.get(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
          // Somebody may have asked it to stop meanwhile.
        }
      }
      end(thread);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (InterruptedException _) {
      end(thread);
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
