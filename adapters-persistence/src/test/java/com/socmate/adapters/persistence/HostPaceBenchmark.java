package com.socmate.adapters.persistence;

import com.socmate.application.port.HostPaces;
import java.time.Duration;
import java.util.Arrays;

/// Measures what a turn at a host costs: at hosts of one's own, and at one that eight want at once.
/// Prints percentiles; run by hand.
final class HostPaceBenchmark {
  private static final int WARM_UP = 5_000;
  private static final int MEASURED = 10_000;
  private static final int HOSTS = 200;
  private static final int WORKERS = 8;
  private static final Duration FIFTH = Duration.ofMillis(200);

  private HostPaceBenchmark() {}

  public static void main(String[] arguments) throws InterruptedException {
    var paces = new JdbiHostPaces(TestPostgres.database());
    nanos(paces, WARM_UP, HOSTS);
    print("one after another, " + HOSTS + " hosts", nanos(paces, MEASURED, HOSTS));
    var all = new long[WORKERS][];
    var threads = new Thread[WORKERS];
    for (int worker = 0; worker < WORKERS; worker++) {
      int number = worker;
      threads[worker] =
          Thread.ofVirtual().start(() -> all[number] = nanos(paces, MEASURED / WORKERS, 1));
    }
    for (var thread : threads) {
      thread.join();
    }
    print(
        WORKERS + " at once, one host", Arrays.stream(all).flatMapToLong(Arrays::stream).toArray());
    System.exit(0);
  }

  private static long[] nanos(HostPaces paces, int count, int hosts) {
    var nanos = new long[count];
    for (int turn = 0; turn < count; turn++) {
      long began = System.nanoTime();
      paces.reserve("host" + turn % hosts + ".example", 1, FIFTH);
      nanos[turn] = System.nanoTime() - began;
    }
    return nanos;
  }

  private static void print(String what, long... nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.0f µs, p99 %.0f µs, max %.1f ms%n",
        what,
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3,
        nanos[nanos.length - 1] / 1e6);
  }
}
