package com.socmate.domain.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final double MIDDLE = 0.5;

  @Test
  void it_tries_for_about_a_day_and_then_no_more() {
    var all = Duration.ZERO;
    int attempts = 1;
    for (; Backoff.after(attempts, MIDDLE).isPresent(); attempts++) {
      all = all.plus(Backoff.after(attempts, MIDDLE).orElseThrow());
    }
    assertThat(attempts).isEqualTo(11);
    assertThat(all).isBetween(Duration.ofHours(23), Duration.ofHours(25));
  }

  @Test
  void pauses_never_become_shorter() {
    for (int attempts = 2; attempts <= 10; attempts++) {
      assertThat(Backoff.after(attempts, MIDDLE).orElseThrow())
          .isGreaterThanOrEqualTo(Backoff.after(attempts - 1, MIDDLE).orElseThrow());
    }
  }

  @Test
  void what_failed_together_does_not_come_back_together() {
    assertThat(Backoff.after(3, 0)).contains(Duration.ofSeconds(96));
    assertThat(Backoff.after(3, 1)).contains(Duration.ofSeconds(144));
  }
}
