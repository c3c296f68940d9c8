package com.socmate.telemetry.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whoever looks himself would wait for the look that never ends.
@Timeout(30)
class LastLookTest {
  private static final Duration GOOD_FOR = Duration.ofSeconds(10);

  private final AtomicLong now = new AtomicLong(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicReference<Optional<String>> state = new AtomicReference<>(Optional.empty());
  private final LastLook look =
      new LastLook(
          new Check(
              "database",
              () -> {
                looks.incrementAndGet();
                return state.get();
              }),
          GOOD_FOR,
          now::get);

  @Test
  void nothing_is_well_before_somebody_looked() {
    assertThat(look.trouble()).contains("The database has not been looked at yet.");
  }

  @Test
  void whoever_asks_is_told_what_was_seen_and_causes_no_look() {
    look.look();
    state.set(Optional.of("It is away."));
    for (int question = 0; question < 100; question++) {
      assertThat(look.trouble()).isEmpty();
    }
    assertThat(looks).hasValue(1);
    look.look();
    assertThat(look.trouble()).contains("It is away.");
  }

  @Test
  void what_was_seen_too_long_ago_is_not_believed() {
    look.look();
    now.addAndGet(GOOD_FOR.toNanos());
    assertThat(look.trouble()).isEmpty();
    now.addAndGet(Duration.ofSeconds(3).toNanos());
    assertThat(look.trouble()).contains("The database has not answered for 13 s.");
    look.look();
    assertThat(look.trouble()).isEmpty();
  }

  @Test
  void a_look_that_never_ends_keeps_nobody_waiting() throws Exception {
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    var stuck =
        new Check(
            "database",
            () -> {
              begun.countDown();
              awaitQuietly(end);
              return Optional.empty();
            });
    try (var looking = LastLook.every(Duration.ofMillis(1), GOOD_FOR, stuck)) {
      begun.await();
      assertThat(looking.trouble()).contains("The database has not been looked at yet.");
      end.countDown();
      looking.awaitFirst();
      assertThat(looking.trouble()).isEmpty();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
