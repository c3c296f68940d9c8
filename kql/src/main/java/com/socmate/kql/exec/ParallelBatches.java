package com.socmate.kql.exec;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes batches of portions on several threads and gives them in the order of the portions, a few
/// ahead of whoever asks. The answer is the same as one thread's.
final class ParallelBatches implements Batches {
  private final Run run;
  private final Portions input;
  private final Function<Portion, Batch> making;
  private final ExecutorService workers;
  private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
  private boolean ended;

  ParallelBatches(Run run, Portions input, Function<Portion, Batch> making) {
    this.run = run;
    this.input = input;
    this.making = making;
    this.workers =
        Executors.newFixedThreadPool(
            run.threads(), Thread.ofPlatform().name("kql-scan-", 0).daemon().factory());
  }

  @Override
  public @Nullable Batch next() {
    while (true) {
      run.checkpoint();
      while (!ended && ahead.size() < 2 * run.threads()) {
        Portion portion = input.next();
        ended = portion == null;
        if (portion != null) {
          ahead.add(workers.submit(() -> making.apply(portion)));
        }
      }
      Future<Batch> first = ahead.poll();
      if (first == null) {
        return null;
      }
      Batch batch = made(first);
      if (batch.rows() > 0) {
        return batch;
      }
    }
  }

  private static Batch made(Future<Batch> future) {
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

  /// Waits until no worker reads any more.
  @Override
  public void close() {
    ahead.forEach(it -> it.cancel(false));
    workers.close();
  }
}
