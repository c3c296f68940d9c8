package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What every [HostPaces] promises.
public interface HostPacesContract {
  /// So long that no test lasts as long as one turn.
  Duration LONG = Duration.ofHours(1);

  HostPaces paces();

  @Test
  default void a_host_that_was_left_alone_may_be_asked_now() {
    assertThat(paces().reserve("one.example", 1, LONG)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  default void who_comes_next_waits_for_all_turns_before() {
    paces().reserve("one.example", 3, LONG);
    assertThat(inHours(paces().reserve("one.example", 2, LONG))).isEqualTo(3);
    assertThat(inHours(paces().reserve("one.example", 1, LONG))).isEqualTo(5);
  }

  @Test
  default void hosts_do_not_wait_for_each_other() {
    paces().reserve("one.example", 100, LONG);
    assertThat(paces().reserve("two.example", 1, LONG)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  default void those_who_ask_for_another_pace_stand_in_the_same_line() {
    paces().reserve("one.example", 2, LONG);
    assertThat(inHours(paces().reserve("one.example", 1, LONG.multipliedBy(4)))).isEqualTo(2);
    assertThat(inHours(paces().reserve("one.example", 1, LONG))).isEqualTo(6);
  }

  @Test
  default void of_many_at_the_same_moment_no_two_get_the_same_turn() {
    var first =
        Parallel.times(60, index -> inHours(paces().reserve("one.example", 1 + index % 3, LONG)));
    assertThat(first.stream().sorted().distinct()).hasSize(60);
    assertThat(first).allMatch(it -> it < 120);
    assertThat(inHours(paces().reserve("one.example", 1, LONG))).isEqualTo(120);
  }

  /// A third of a second has no end in microseconds; three of what it is cut to would be less than
  /// a second.
  @Test
  default void what_is_finer_than_a_microsecond_is_made_longer() {
    var third = Duration.ofSeconds(1).dividedBy(3);
    assertThat(HostPaces.micros(3, third)).isEqualTo(1_000_002);
    paces().reserve("one.example", 3, third);
    var wait = paces().reserve("one.example", 1, LONG);
    assertThat(wait).isLessThanOrEqualTo(Duration.ofNanos(1_000_002_000));
  }

  @Test
  default void nonsense_is_refused() {
    for (int turns : new int[] {-1, 0, HostPaces.MOST_TURNS + 1}) {
      assertThatThrownBy(() -> paces().reserve("one.example", turns, LONG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("found " + turns);
    }
    LongStream.of(-1, 0)
        .mapToObj(Duration::ofMillis)
        .forEach(every ->
            assertThatThrownBy(() -> paces().reserve("one.example", 1, every))
                .isInstanceOf(IllegalArgumentException.class));
  }

  private static long inHours(Duration wait) {
    return Math.round(wait.toMillis() / (double) LONG.toMillis());
  }
}
