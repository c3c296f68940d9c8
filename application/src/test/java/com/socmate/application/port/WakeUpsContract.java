package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.session;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [WakeUps] promises.
public interface WakeUpsContract {
  Ports ports();

  /// Returns once a hint given from now on would arrive.
  default void listen(WakeUps wakeUps) throws InterruptedException {}

  @Test
  @Timeout(20)
  default void a_waiting_worker_is_woken_by_a_run() throws Exception {
    var wakeUps = ports().wakeUps();
    listen(wakeUps);
    var woken =
        CompletableFuture.runAsync(() -> {
          try {
            wakeUps.await(Duration.ofDays(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    var session = session(IDS.user());
    ports().runQueue().addManual(manualRun(session), session, 5);
    woken.get(15, TimeUnit.SECONDS);
    assertThat(woken).isCompleted();
  }

  @Test
  @Timeout(20)
  default void waiting_ends_when_the_time_is_over() throws Exception {
    var wakeUps = ports().wakeUps();
    listen(wakeUps);
    wakeUps.await(Duration.ofMillis(5));
    assertThat(wakeUps).isNotNull();
  }
}
