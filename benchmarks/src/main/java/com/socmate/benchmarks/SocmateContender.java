package com.socmate.benchmarks;

import com.socmate.application.port.RunQueue;
import com.socmate.worker.WorkLoop;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The product itself: one tick, and so many workers.
final class SocmateContender implements Contender {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int CONNECTIONS = 24;

  private final int slots;
  private final int workers;

  SocmateContender(int slots) {
    this(slots, 1);
  }

  SocmateContender(int slots, int workers) {
    this.slots = slots;
    this.workers = workers;
  }

  @Override
  public String name() {
    return "SoCMate";
  }

  @Override
  public Drain drain(Server server, int size) {
    try (var product = new Product(server, 4)) {
      Seed.idle(server, 0, size);
      var due = Moments.soon(CLOCK, size);
      server.execute("update schedule_clock set next_run_at = '" + due + "'");
      server.settle();
      return drain(server, product, size, due);
    }
  }

  private Drain drain(Server server, Product product, int size, Instant due) {
    var dispatched = new Lags(due, size);
    var started = new Lags(due, size);
    var finished = new Lags(due, size);
    var before = Cost.now(server);
    var dispatch = product.dispatch(count -> dispatched.add(CLOCK.instant(), count));
    try (var _ = new Crew(server, started, finished)) {
      Moments.await(due, CLOCK);
      dispatch.dispatch();
      Moments.until(() -> finished.count() >= size, Duration.ofMinutes(5));
    }
    return new Drain(
        name(),
        size,
        dispatched,
        started,
        finished,
        Cost.now(server).since(before),
        duplicates(server));
  }

  private static void execute(Product product, RunQueue.Claim claim, Lags started, Lags finished) {
    started.add(CLOCK.instant());
    if (product.finish(claim)) {
      finished.add(CLOCK.instant());
    }
  }

  /// The workers, each with connections of its own.
  private final class Crew implements AutoCloseable {
    private final List<Product> products = new ArrayList<>();
    private final List<WorkLoop> loops = new ArrayList<>();

    Crew(Server server, Lags started, Lags finished) {
      for (int number = 0; number < workers; number++) {
        var product = new Product(server, CONNECTIONS / workers);
        var loop =
            product.worker(
                "bench " + number, slots, (claim, _) -> execute(product, claim, started, finished));
        products.add(product);
        loops.add(loop);
        loop.start();
      }
    }

    @Override
    public void close() {
      loops.forEach(WorkLoop::close);
      products.forEach(Product::close);
    }
  }

  private static int duplicates(Server server) {
    return (int)
        server.number("select count(*) - count(distinct (schedule_id, scheduled_for)) from run");
  }
}
