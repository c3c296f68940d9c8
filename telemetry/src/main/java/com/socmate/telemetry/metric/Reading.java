package com.socmate.telemetry.metric;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Something that costs a question to know, such as a count in the database, shared by all gauges
/// that show a part of it: asked once for each scrape and never while nobody scrapes. A scrape does
/// not wait long for it; what could not be known is not a number.
///
/// @param <T> what is known at once
public final class Reading<T> {
  private final Supplier<T> source;
  private final Duration fresh;
  private final Duration patience;
  private @Nullable FutureTask<T> latest;
  private long begun;

  /// @param fresh for how long an answer is good
  /// @param patience how long a scrape waits for one
  public Reading(Supplier<T> source, Duration fresh, Duration patience) {
    this.source = source;
    this.fresh = fresh;
    this.patience = patience;
  }

  /// One part of it, or not a number.
  public double part(ToDoubleFunction<T> part) {
    return current().map(part::applyAsDouble).orElse(Double.NaN);
  }

  private Optional<T> current() {
    try {
      return Optional.of(asked().get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private synchronized FutureTask<T> asked() {
    var known = latest;
    boolean old = System.nanoTime() - begun > fresh.toNanos();
    if (known != null && (!old || !known.isDone())) {
      return known;
    }
    var question = new FutureTask<>(source::get);
    latest = question;
    begun = System.nanoTime();
    Thread.ofVirtual().name("reading").start(question);
    return question;
  }
}
