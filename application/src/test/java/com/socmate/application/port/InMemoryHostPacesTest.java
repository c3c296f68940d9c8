package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class InMemoryHostPacesTest implements HostPacesContract {
  private final AtomicReference<Instant> now = new AtomicReference<>(Fixtures.now());
  private final InMemoryHostPaces paces = new InMemoryHostPaces(now::get);

  @Override
  public HostPaces paces() {
    return paces;
  }

  @Test
  void turns_that_nobody_took_are_not_made_up_for() {
    paces.reserve("one.example", 1, Duration.ofSeconds(1));
    now.updateAndGet(it -> it.plusSeconds(60));
    assertThat(paces.reserve("one.example", 1, Duration.ofSeconds(1))).isZero();
    assertThat(paces.reserve("one.example", 1, Duration.ofSeconds(1)))
        .isEqualTo(Duration.ofSeconds(1));
  }
}
