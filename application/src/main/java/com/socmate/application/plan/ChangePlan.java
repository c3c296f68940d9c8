package com.socmate.application.plan;

import com.socmate.application.plan.CheckPlan.Checked;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.investigation.PlanVersion.Origin;
import com.socmate.domain.schedule.Schedule;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Gives a schedule another plan at a person's wish: one they wrote, one it had before, or what its
/// words compile to now. Every plan is held against the workspace first and kept as a version of
/// its own; runs that wait keep the version they were made for.
public final class ChangePlan {
  private final Schedules schedules;
  private final Plans plans;
  private final CheckPlan check;
  private final PlanCompiler compiler;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangePlan(
      Schedules schedules,
      Plans plans,
      CheckPlan check,
      PlanCompiler compiler,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.schedules = schedules;
    this.plans = plans;
    this.check = check;
    this.compiler = compiler;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param ifVersion the version it was made from; empty to replace whatever is there
  public Outcome edit(
      ScheduleId id, PlanDraft draft, String note, OptionalInt ifVersion, Request request) {
    return changeable(id, request)
        .map(schedule ->
            keep(
                id,
                check.check(
                    draft,
                    plans.current(id).map(PlanVersion::plan),
                    schedule.definition().provider()),
                new Wish("plan.edited", Origin.EDITED, note),
                ifVersion,
                request))
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  /// Makes an earlier version the current one again, under a number of its own.
  public Outcome restore(ScheduleId id, int number, OptionalInt ifVersion, Request request) {
    return changeable(id, request)
        .map(schedule ->
            plans
                .version(id, number)
                .map(old ->
                    keep(
                        id,
                        check.again(old.plan(), schedule.definition().provider()),
                        new Wish("plan.restored", old.origin(), "As in version " + number + "."),
                        ifVersion,
                        request))
                .orElseGet(Outcome.NoSuchVersion::new))
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  /// Gives up what was edited for what the words say.
  public Outcome recompile(ScheduleId id, OptionalInt ifVersion, Request request) {
    return changeable(id, request)
        .map(schedule ->
            switch (compiler.compile(
                schedule.definition().query(), schedule.definition().provider())) {
              case Compilation.Compiled(var plan) ->
                  keep(
                      id,
                      new Checked.Sound(plan),
                      new Wish("plan.recompiled", Origin.COMPILED, ""),
                      ifVersion,
                      request);
              case Compilation.NotCompiled(var reason, var closest) ->
                  new Outcome.NotCompiled(reason + " " + closest);
            })
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  private Optional<Schedule> changeable(ScheduleId id, Request request) {
    return schedules
        .find(id, request.viewer())
        .filter(schedule -> ChangeSchedule.mayChange(schedule, request));
  }

  private Outcome keep(
      ScheduleId id, Checked checked, Wish wish, OptionalInt ifVersion, Request request) {
    return switch (checked) {
      case Checked.Wrong(var problems) -> new Outcome.Wrong(problems);
      case Checked.Sound(var plan) ->
          transactions.together(() ->
              schedules
                  .change(
                      id,
                      schedule ->
                          new Schedules.Change<>(
                              schedule, keep(id, plan, wish, ifVersion, request)))
                  .orElseGet(Outcome.NoSuchSchedule::new));
    };
  }

  private Outcome keep(
      ScheduleId id, Plan plan, Wish wish, OptionalInt ifVersion, Request request) {
    var present = plans.current(id);
    int number = present.map(PlanVersion::number).orElse(0);
    if (ifVersion.isPresent() && ifVersion.getAsInt() != number) {
      return new Outcome.ChangedMeanwhile(number);
    }
    if (present.filter(it -> changesNothing(it, plan, wish)).isPresent()) {
      return new Outcome.Kept(present.get());
    }
    var kept =
        plans.keep(id, plan, new Plans.By(request.principal().user(), wish.origin(), wish.note()));
    audit(id, present, kept, wish, request);
    return new Outcome.Kept(kept);
  }

  private static boolean changesNothing(PlanVersion present, Plan plan, Wish wish) {
    return present.plan().equals(plan) && (wish.origin() == Origin.EDITED || !present.isEdited());
  }

  private void audit(
      ScheduleId id, Optional<PlanVersion> before, PlanVersion after, Wish wish, Request request) {
    auditLog.append(
        request
            .entry(clock.instant(), wish.action(), id.value())
            .changing(before.map(ChangePlan::snapshot), Optional.of(snapshot(after)))
            .because(wish.note()));
  }

  private static String snapshot(PlanVersion version) {
    return "{\"version\":\"" + version.number() + "\",\"hash\":\"" + version.plan().hash() + "\"}";
  }

  private record Wish(String action, Origin origin, String note) {}

  /// What became of the wish.
  public sealed interface Outcome {
    /// It is the current plan now, or was already.
    record Kept(PlanVersion version) implements Outcome {}

    record Wrong(List<PlanProblem> problems) implements Outcome {}

    /// @param number of the current version, 0 if there is none
    record ChangedMeanwhile(int number) implements Outcome {}

    /// @param why with what comes closest
    record NotCompiled(String why) implements Outcome {}

    record NoSuchVersion() implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
