package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [IncidentMarks] promises.
public interface IncidentMarksContract {
  Duration LEASE = Duration.ofMinutes(4);

  IncidentMarks marks();

  @Test
  default void of_many_who_want_a_provider_one_holds_it() {
    var held = Parallel.times(8, _ -> marks().hold("a", LEASE));
    assertThat(held).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(marks().hold("b", LEASE)).isPresent();
  }

  @Test
  default void a_mark_moves_forward_only_and_a_failure_leaves_it() {
    var noon = Reports.NOON;
    var first = marks().hold("a", LEASE).orElseThrow();
    assertThat(first.mark()).isEmpty();
    marks().succeeded(first, Optional.of(noon));
    var second = marks().hold("a", LEASE).orElseThrow();
    assertThat(second.mark()).contains(noon);
    marks().failed(second, "It was down.");
    var third = marks().hold("a", LEASE).orElseThrow();
    assertThat(third.mark()).contains(noon);
    assertThat(marks().states().getFirst().failures()).isEqualTo(1);
    assertThat(marks().states().getFirst().why()).contains("It was down.");
    marks().succeeded(third, Optional.of(noon.minusSeconds(9)));
    assertThat(marks().states().getFirst().mark()).contains(noon);
    assertThat(marks().states().getFirst().failures()).isZero();
  }

  @Test
  default void whoever_lost_the_hold_moves_nothing() {
    var stale = marks().hold("a", Duration.ZERO).orElseThrow();
    var held = marks().hold("a", LEASE).orElseThrow();
    marks().succeeded(stale, Optional.of(Reports.NOON));
    assertThat(marks().states().getFirst().mark()).isEmpty();
    assertThat(marks().hold("a", LEASE)).isEmpty();
    marks().succeeded(held, Optional.empty());
    assertThat(marks().hold("a", LEASE)).isPresent();
  }
}
