package com.socmate.telemetry.health;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// A check that is looked at again and again on a thread of its own. Whoever asks is answered at
/// once with what was seen last, however busy the process is and however slow the thing looked at;
/// a look that has been under way for too long is a trouble itself.
public final class LastLook implements AutoCloseable {
  private final Check check;
  private final Duration goodFor;
  private final LongSupplier nanos;
  private final CountDownLatch first = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Seen seen;

  /// @param at when the look began that saw it, or when the first one began
  private record Seen(Optional<String> trouble, long at) {}

  LastLook(Check check, Duration goodFor, LongSupplier nanos) {
    this.check = check;
    this.goodFor = goodFor;
    this.nanos = nanos;
    this.seen =
        new Seen(
            Optional.of("The %s has not been looked at yet.".formatted(check.name())),
            nanos.getAsLong());
  }

  /// Looks until it is closed.
  ///
  /// @param pause from the end of a look to the next
  /// @param goodFor how old what was seen may be; longer than a look and a pause take on a bad day
  public static LastLook every(Duration pause, Duration goodFor, Check check) {
    var look = new LastLook(check, goodFor, System::nanoTime);
    Thread.ofPlatform().daemon().name("look at " + check.name()).start(() -> look.goRound(pause));
    return look;
  }

  private void goRound(Duration pause) {
    try {
      do {
        look();
      } while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void look() {
    long begun = nanos.getAsLong();
    seen = new Seen(check.look(), begun);
    first.countDown();
  }

  /// What was wrong when somebody last looked; or that nobody could, lately.
  public Optional<String> trouble() {
    var last = seen;
    var age = Duration.ofNanos(nanos.getAsLong() - last.at());
    return age.compareTo(goodFor) > 0
        ? Optional.of("The %s has not answered for %d s.".formatted(check.name(), age.toSeconds()))
        : last.trouble();
  }

  /// Waits for the first look, as long as what is seen would be good.
  public void awaitFirst() {
    try {
      var _ = first.await(goodFor.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
