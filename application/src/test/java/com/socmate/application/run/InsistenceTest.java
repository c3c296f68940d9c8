package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Unavailable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class InsistenceTest {
  private final Insistence insistence =
      new Insistence(
          Duration.ofMillis(1), Duration.ofMillis(8), RandomGenerator.of("L64X128MixRandom"));
  private final AtomicInteger attempts = new AtomicInteger();

  @Test
  void a_database_that_comes_back_is_waited_for() {
    assertThat(insistence.until(() -> onAttempt(4))).isEqualTo("done");
    assertThat(insistence.isWaiting()).isFalse();
  }

  @Test
  void while_it_waits_it_says_so() {
    insistence.until(() -> {
      if (attempts.get() > 1) {
        assertThat(insistence.isWaiting()).isTrue();
      }
      return onAttempt(3);
    });
  }

  @Test
  void what_else_goes_wrong_is_not_tried_again() {
    assertThatThrownBy(() ->
            insistence.until(() -> {
              attempts.incrementAndGet();
              throw new IllegalStateException("planted");
            }))
        .hasMessage("planted");
    assertThat(attempts).hasValue(1);
  }

  @Test
  void pauses_grow_to_the_longest_and_vary() {
    for (int attempt = 1; attempt < 80; attempt++) {
      long most = Math.min(8, 1L << Math.min(attempt - 1, 20));
      assertThat(insistence.pause(attempt))
          .isBetween(Duration.ofMillis(most).dividedBy(2), Duration.ofMillis(most));
    }
  }

  private String onAttempt(int enough) {
    if (attempts.incrementAndGet() < enough) {
      throw new Unavailable("away", new IllegalStateException());
    }
    return "done";
  }
}
