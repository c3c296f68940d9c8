package com.socmate.adapters.persistence;

import com.socmate.application.port.Ports;
import com.socmate.application.port.WakeUps;
import com.socmate.application.port.WakeUpsContract;
import java.time.Duration;

class JdbiWakeUpsTest implements WakeUpsContract {
  private final Ports ports = JdbiPorts.fresh();

  @Override
  public Ports ports() {
    return ports;
  }

  /// The listener says that something may have been missed as soon as it listens.
  @Override
  public void listen(WakeUps wakeUps) throws InterruptedException {
    wakeUps.await(Duration.ofMillis(500));
  }
}
