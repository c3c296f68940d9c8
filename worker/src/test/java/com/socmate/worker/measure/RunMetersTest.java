package com.socmate.worker.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.telemetry.metric.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMetersTest {
  private static final Instant DUE = Instant.parse("2026-03-29T01:00:00Z");

  private final Metrics metrics = new Metrics("1", "worker");
  private final RunMeters meters = new RunMeters(metrics);

  @Test
  void a_scheduled_run_is_measured_from_the_moment_it_was_due() {
    meters.began(running(Trigger.SCHEDULED, 1));
    assertThat(metrics.scrape())
        .contains("socmate_schedule_start_delay_seconds_bucket{le=\"2.0\"} 0")
        .contains("socmate_schedule_start_delay_seconds_bucket{le=\"5.0\"} 1");
  }

  @Test
  void others_and_further_attempts_say_nothing_of_the_clock() {
    meters.began(running(Trigger.MANUAL, 1));
    meters.began(running(Trigger.CATCH_UP, 1));
    meters.began(running(Trigger.SCHEDULED, 2));
    assertThat(metrics.scrape()).contains("socmate_schedule_start_delay_seconds_count 0");
  }

  @Test
  void each_end_is_counted_once_by_its_cause_and_its_kind() {
    meters.ended(running(Trigger.MANUAL, 1).complete(Outcome.CLEAR, "", DUE.plusSeconds(9)));
    assertThat(metrics.scrape())
        .contains("socmate_schedule_runs_total{status=\"completed\",trigger=\"manual\"} 1.0")
        .contains("socmate_schedule_runs_total{status=\"missed\",trigger=\"scheduled\"} 0.0")
        .contains("socmate_schedule_run_duration_seconds_sum 6.0");
  }

  private static Run.Running running(Trigger trigger, int attempt) {
    var origin =
        new Run.Origin(
            Optional.empty(), trigger, DUE, new Lane("usr_1"), new SessionId("sess_0001"));
    return new Run.Queued(new RunId("run_0001"), origin, DUE)
        .start(DUE.plus(Duration.ofSeconds(3)), attempt);
  }
}
