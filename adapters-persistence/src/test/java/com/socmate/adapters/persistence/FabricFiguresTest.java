package com.socmate.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FabricFiguresTest {
  private final FabricFigures figures = new FabricFigures(TestPostgres.database());

  @Test
  void an_empty_queue_has_no_depth_and_no_age() {
    assertThat(figures.queue()).isEqualTo(new FabricFigures.Queue(0, 0));
    assertThat(figures.schedules()).isEmpty();
  }

  @Test
  void what_waits_counts_and_what_somebody_holds_does_not() {
    queue("run_1", "null", 90);
    queue("run_2", "null", 30);
    queue("run_3", "7", 500);
    assertThat(figures.queue().depth()).isEqualTo(2);
    assertThat(figures.queue().oldestSeconds()).isBetween(90.0, 300.0);
  }

  private static void queue(String id, String worker, int seconds) {
    TestPostgres.asOwner(
        """
        insert into work (run_id, lane, manual, waiting_since, worker)
        values ('%s', 'usr_1', false, now() - interval '%d s', %s)
        """
            .formatted(id, seconds, worker));
  }
}
