package com.socmate.application.investigation;

import com.socmate.application.investigation.Execution.Executed;
import com.socmate.application.investigation.evidence.Assess;
import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.application.investigation.evidence.Background;
import com.socmate.application.investigation.evidence.Collected;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.LogWorkspace.Question;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.FailureReason;
import java.time.Duration;
import java.time.InstantSource;

/// Asks what a plan asks of one window and judges the answers: what a run does, and what is done to
/// try a plan, to repeat a run and to look whether a schedule still sees its data.
final class Examination {
  private final LogWorkspace workspace;
  private final IntentLibrary library;
  private final IdGenerator ids;
  private final InstantSource clock;

  Examination(LogWorkspace workspace, IntentLibrary library, IdGenerator ids, InstantSource clock) {
    this.workspace = workspace;
    this.library = library;
    this.ids = ids;
    this.clock = clock;
  }

  Spending spending(Limits limits) {
    return new Spending(limits.budget(), clock);
  }

  Executed ask(Plan plan, TimeRange window, Limits limits, Spending spending, Journal journal) {
    return new Execution(workspace, clock, limits, spending, journal).execute(plan, window);
  }

  /// Asks one thing beside a plan, and counts it.
  Answer query(Question question, Spending spending) {
    var begun = clock.instant();
    var answer = workspace.query(question);
    var table = answer instanceof Answer.Complete(var complete) ? complete : ResultTable.EMPTY;
    spending.asked(table, Duration.between(begun, clock.instant()));
    return answer;
  }

  Assessment judge(Plan plan, Collected collected, Background background, Limits limits) {
    return new Assess(ids, limits.findings())
        .assess(plan, library.named(plan.intent()), collected, background);
  }

  /// Both, without telling anybody.
  Examined examine(
      Plan plan, TimeRange window, Background background, Limits limits, Spending spending) {
    return switch (ask(plan, window, limits, spending, Journal.silent(clock))) {
      case Executed.Answered(var collected) ->
          new Examined.Judged(collected, judge(plan, collected, background, limits));
      case Executed.Broken(var why) -> new Examined.Broken(why);
      case Executed.Stopped _ ->
          throw new IllegalStateException("Nobody can stop what tells nobody of itself.");
    };
  }

  /// What came of it.
  sealed interface Examined {
    record Judged(Collected collected, Assessment assessment) implements Examined {}

    record Broken(FailureReason why) implements Examined {}
  }
}
