package com.socmate.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.chaos.fault.Fault.Kind;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
  private static List<Fault> faults(long seed) {
    return new FaultPlan(
            seed, 3, Duration.ofSeconds(12), Duration.ofSeconds(10), EnumSet.allOf(Kind.class))
        .until(Duration.ofMinutes(10));
  }

  @Test
  void a_seed_brings_the_same_faults_again() {
    assertThat(faults(42)).isEqualTo(faults(42)).hasSizeGreaterThan(40).isNotEqualTo(faults(43));
  }

  @Test
  void every_kind_comes_once_before_any_comes_again() {
    int kinds = Kind.values().length;
    assertThat(faults(7).subList(0, kinds)).extracting(Fault::kind).doesNotHaveDuplicates();
    assertThat(faults(7).subList(kinds, 2 * kinds)).extracting(Fault::kind).doesNotHaveDuplicates();
  }

  @Test
  void a_frozen_worker_sleeps_beyond_its_lease() {
    assertThat(faults(1))
        .filteredOn(it -> it.kind() == Kind.WORKER_FROZEN)
        .isNotEmpty()
        .allMatch(it -> it.lasts().compareTo(Duration.ofSeconds(12)) > 0);
  }

  @Test
  void without_kinds_there_are_no_faults() {
    var calm = new FaultPlan(1, 3, Duration.ofSeconds(12), Duration.ofSeconds(10), Set.of());
    assertThat(calm.until(Duration.ofHours(1))).isEmpty();
  }
}
