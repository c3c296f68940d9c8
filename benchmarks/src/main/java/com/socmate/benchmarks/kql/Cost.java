package com.socmate.benchmarks.kql;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;

/// What something cost: time on the wall, time of the calling thread on a processor, bytes it
/// allocated.
record Cost(double wallMillis, double cpuMillis, long allocated) {
  private static final int RUNS = 3;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /// Something to measure.
  @FunctionalInterface
  interface Work {
    Object run() throws SQLException;
  }

  /// Something to measure that reads files.
  @FunctionalInterface
  interface FileWork {
    Object run() throws IOException;
  }

  static Object io(FileWork work) {
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Cost of(Work work) {
    try {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long wall = System.nanoTime();
      Object _ = work.run();
      return new Cost(
          (System.nanoTime() - wall) / 1e6,
          (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6,
          THREADS.getCurrentThreadAllocatedBytes() - allocated);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The least of several runs, each measure by itself.
  static Cost best(Work work) {
    Cost best = of(work);
    for (int run = 1; run < RUNS; run++) {
      Cost next = of(work);
      best =
          new Cost(
              Math.min(best.wallMillis, next.wallMillis),
              Math.min(best.cpuMillis, next.cpuMillis),
              Math.min(best.allocated, next.allocated));
    }
    return best;
  }
}
