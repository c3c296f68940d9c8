package com.socmate.worker.quartz;

import java.time.Duration;

/// Something the clock does at fixed moments. Doing it once too often must do no harm.
///
/// @param name unique among the ticks, kept in the cluster's tables
/// @param cron in Quartz's own six-field form, evaluated in UTC
public record Tick(String name, String cron, Runnable work) {
  /// Something done each minute on the minute, or so often within it.
  public static Tick every(Duration period, String name, Runnable work) {
    long seconds = period.toSeconds() % Duration.ofMinutes(1).toSeconds();
    return new Tick(name, (seconds == 0 ? "0" : "0/" + seconds) + " * * * * ?", work);
  }
}
