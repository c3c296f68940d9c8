package com.socmate.cli.launcher.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Ends processes: asks first, and insists once the time is over.
public final class Stopping {
  private static final long LOOK_AGAIN_MILLIS = 50;
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private Stopping() {}

  /// How a process came to its end.
  public enum End {
    WAS_NOT_RUNNING,
    STOPPED,
    KILLED
  }

  /// The signal a process takes as a polite request.
  public enum Request {
    TERMINATE("TERM"),
    /// PostgreSQL's fast shutdown: it does not wait for its clients to leave.
    INTERRUPT("INT");

    private final String signal;

    Request(String signal) {
      this.signal = signal;
    }
  }

  /// Asks the process to end and returns when it has, killing it after `patience`.
  public static End stop(ProcessIdentity identity, Request request, Duration patience) {
    if (!identity.isAlive()) {
      return End.WAS_NOT_RUNNING;
    }
    signal(identity, request.signal);
    if (within(patience, () -> !identity.isAlive())) {
      return End.STOPPED;
    }
    signal(identity, "KILL");
    within(AFTER_KILL, () -> !identity.isAlive());
    return End.KILLED;
  }

  /// Waits until the condition holds; false when it did not in time.
  public static boolean within(Duration patience, BooleanSupplier condition) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !pause()) {
        return condition.getAsBoolean();
      }
    }
    return true;
  }

  private static void signal(ProcessIdentity identity, String signal) {
    Commands.run(List.of("sh", "-c", "kill -" + signal + " " + identity.pid()));
  }

  private static boolean pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
