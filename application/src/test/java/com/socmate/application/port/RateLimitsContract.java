package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.RateLimits.Decision;
import com.socmate.application.port.RateLimits.Quota;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every [RateLimits] promises.
public interface RateLimitsContract {
  Duration WINDOW = Duration.ofHours(1);

  RateLimits limits();

  @Test
  default void exactly_as_many_pass_as_the_limit_says_and_what_is_left_counts_down() {
    for (int left = 4; left >= 0; left--) {
      int remaining = left;
      assertThat(limits().decide(quota("one", 5)))
          .isInstanceOfSatisfying(
              Decision.Admitted.class,
              it -> {
                assertThat(it.remaining()).isEqualTo(remaining);
                assertThat(it.resetsIn()).isPositive().isLessThanOrEqualTo(WINDOW);
              });
    }
    assertThat(limits().decide(quota("one", 5)))
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            it -> assertThat(it.retryAfter()).isPositive().isLessThanOrEqualTo(WINDOW));
  }

  @Test
  default void those_who_are_counted_apart_do_not_take_from_each_other() {
    limits().decide(quota("one", 1));
    assertThat(limits().decide(quota("two", 1))).isInstanceOf(Decision.Admitted.class);
    assertThat(limits().decide(new Quota("other", "one", 1, WINDOW)))
        .isInstanceOf(Decision.Admitted.class);
    assertThat(limits().decide(quota("one", 1))).isInstanceOf(Decision.Refused.class);
  }

  @Test
  default void of_many_at_the_same_moment_exactly_the_limit_passes() {
    var passed =
        Parallel.times(400, _ -> limits().decide(quota("one", 100)) instanceof Decision.Admitted);
    assertThat(passed.stream().filter(it -> it)).hasSize(100);
  }

  @Test
  default void a_changed_limit_holds_from_the_next_request_on() {
    limits().decide(quota("one", 2));
    limits().decide(quota("one", 2));
    assertThat(limits().decide(quota("one", 2))).isInstanceOf(Decision.Refused.class);
    assertThat(limits().decide(quota("one", 4)))
        .isInstanceOfSatisfying(
            Decision.Admitted.class, it -> assertThat(it.remaining()).isEqualTo(1));
    assertThat(limits().decide(quota("one", 2))).isInstanceOf(Decision.Refused.class);
    assertThat(limits().decide(quota("one", 1))).isInstanceOf(Decision.Refused.class);
  }

  private static Quota quota(String partition, int limit) {
    return new Quota("test", partition, limit, WINDOW);
  }
}
