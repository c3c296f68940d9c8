package com.socmate.kql.exec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Does work on several threads and gives what comes of it in the order of the work, a few ahead of
/// whoever asks. The answer is the same as one thread's.
final class InOrder<T> implements AutoCloseable {
  private final Run run;
  private final Supplier<@Nullable Callable<T>> work;
  private final ExecutorService workers;
  private final Deque<Future<T>> ahead = new ArrayDeque<>();
  private boolean ended;

  /// @param work what is to be done next, or null; asked by one thread
  InOrder(Run run, Supplier<@Nullable Callable<T>> work) {
    this.run = run;
    this.work = work;
    this.workers =
        Executors.newFixedThreadPool(
            run.threads(), Thread.ofPlatform().name("kql-scan-", 0).daemon().factory());
  }

  @Nullable T next() {
    run.checkpoint();
    while (!ended && ahead.size() < 2 * run.threads()) {
      Callable<T> more = work.get();
      ended = more == null;
      if (more != null) {
        ahead.add(workers.submit(more));
      }
    }
    Future<T> first = ahead.poll();
    return first == null ? null : made(first);
  }

  private static <T> T made(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Stopped(Stopped.Reason.CANCELLED);
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw new IllegalStateException(failed);
      }
    }
  }

  /// Waits until no worker works any more.
  @Override
  public void close() {
    ahead.forEach(it -> it.cancel(false));
    workers.close();
  }
}
