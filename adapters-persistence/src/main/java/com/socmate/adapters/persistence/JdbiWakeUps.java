package com.socmate.adapters.persistence;

import com.socmate.application.port.WakeUps;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Hints from the process's listening connection. One that comes while nobody waits is kept for the
/// next who does.
public final class JdbiWakeUps implements WakeUps {
  private final Semaphore hints = new Semaphore(0);

  public JdbiWakeUps(Database database) {
    database.listener().subscribe(Listener.WORK, _ -> hints.release());
  }

  @Override
  public void await(Duration atMost) throws InterruptedException {
    hints.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS);
    hints.drainPermits();
  }
}
