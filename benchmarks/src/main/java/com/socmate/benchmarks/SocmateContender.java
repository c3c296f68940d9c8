package com.socmate.benchmarks;

import com.socmate.application.port.RunQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// The product itself: one dispatcher, one worker.
final class SocmateContender implements Contender {
  private static final InstantSource CLOCK = InstantSource.system();
  private static final int CONNECTIONS = 24;

  private final int slots;

  SocmateContender(int slots) {
    this.slots = slots;
  }

  @Override
  public String name() {
    return "SoCMate";
  }

  @Override
  public Drain drain(Server server, int size) {
    try (var product = new Product(server, CONNECTIONS)) {
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
    try (var worker =
        product.worker("bench", slots, (claim, _) -> execute(product, claim, started, finished))) {
      worker.start();
      Moments.await(due, CLOCK);
      dispatch.dispatch();
      Moments.until(() -> finished.count() >= size, Duration.ofMinutes(5));
    }
    return new Drain(
        name(), size, dispatched, started, finished, Cost.now(server).since(before), duplicates(server));
  }

  private static void execute(Product product, RunQueue.Claim claim, Lags started, Lags finished) {
    started.add(CLOCK.instant());
    if (product.finish(claim)) {
      finished.add(CLOCK.instant());
    }
  }

  private static int duplicates(Server server) {
    return (int)
        server.number("select count(*) - count(distinct (schedule_id, scheduled_for)) from run");
  }
}
