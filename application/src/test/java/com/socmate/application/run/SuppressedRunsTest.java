package com.socmate.application.run;

import static com.socmate.application.investigation.Answers.workspace;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.Answers.Source;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Page;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A suppression from its beginning to its end, through the runs of a schedule.
class SuppressedRunsTest {
  private static final SuppressionId SUPPRESSION = new SuppressionId("sup_scanner01");
  private final Office office = new Office();
  private final Schedule schedule = office.dailyAtEight();

  private Finding runOfTheDay() {
    var logs = workspace(new Source("192.0.2.9", 40));
    var library = new IntentLibrary(logs);
    office.later(Duration.ofDays(1)).dispatch.dispatch();
    new ExecuteRun(
            office.world.sessions(),
            office.world.schedules(),
            new CompilePlan(library),
            new Investigate(
                logs,
                office.world.runs(),
                office.world.suppressions(),
                library,
                office.ids,
                office.clock,
                Limits.USUAL),
            office.finish,
            office.clock,
            Office.PATIENT)
        .execute(office.claimOne(), () -> false);
    return office
        .world
        .sessions()
        .result(lastRun().origin().session(), new Viewer(Office.OWNER, false))
        .orElseThrow()
        .conclusion()
        .findings()
        .getFirst();
  }

  private Run lastRun() {
    return office.runs(schedule.id()).getFirst();
  }

  private String lastTold() {
    return office
        .world
        .notifications()
        .list(Office.OWNER, false, new Page(1, 0))
        .items()
        .getFirst()
        .title();
  }

  private void suppress(Finding finding, Duration length) {
    office
        .world
        .suppressions()
        .add(
            new Suppression(
                SUPPRESSION,
                finding.fingerprint(),
                Optional.of(schedule.id()),
                finding.title(),
                "Our vulnerability scanner.",
                Office.OWNER,
                office.now(),
                office.now().plus(length),
                Optional.empty()));
  }

  private long hidden() {
    return office
        .world
        .suppressions()
        .find(SUPPRESSION, new Viewer(Office.OWNER, false))
        .orElseThrow()
        .hidden();
  }

  @Test
  void a_suppressed_thing_is_found_and_counted_and_told_again_when_the_suppression_has_ended() {
    var first = runOfTheDay();
    assertThat(lastTold()).startsWith("1 new – ");
    suppress(first, Duration.ofHours(60));

    for (int day = 1; day <= 2; day++) {
      assertThat(runOfTheDay().isSuppressed()).isTrue();
      assertThat(lastTold()).startsWith("Nothing new (1 suppressed)");
      assertThat(lastRun())
          .isInstanceOfSatisfying(
              Run.Completed.class, run -> assertThat(run.outcome()).isEqualTo(Outcome.FINDINGS));
      assertThat(hidden()).isEqualTo(day);
    }

    var after = runOfTheDay();
    assertThat(after.isSuppressed()).isFalse();
    assertThat(after.novelty()).isEqualTo(Finding.Novelty.NEW);
    assertThat(lastTold()).startsWith("1 new – ");
    assertThat(hidden()).isEqualTo(2);

    assertThat(runOfTheDay().novelty()).isEqualTo(Finding.Novelty.STILL);
    assertThat(lastTold()).startsWith("Nothing new – ");
  }
}
