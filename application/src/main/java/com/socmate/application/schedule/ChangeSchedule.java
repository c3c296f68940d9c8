package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Gives a schedule other words or times. Its next time is computed anew, and a query that is
/// changed, or asked of another provider, is compiled anew. A plan that a person wrote is given up
/// only if they say so.
public final class ChangeSchedule {
  private final Schedules schedules;
  private final Plans plans;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;
  private final PlanCompiler compiler;

  public ChangeSchedule(
      Schedules schedules,
      Plans plans,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock,
      PlanCompiler compiler) {
    this.schedules = schedules;
    this.plans = plans;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
    this.compiler = compiler;
  }

  /// @param ifVersion the version the change was made from; empty to change whatever is there
  /// @param edited what to do with an edited plan if the query changes; empty to be asked
  public Outcome change(
      ScheduleId id,
      Function<Schedule, Wanted> wanted,
      OptionalLong ifVersion,
      Optional<EditedPlan> edited,
      Request request) {
    return schedules
        .find(id, request.viewer())
        .filter(schedule -> mayChange(schedule, request))
        .map(schedule -> compiled(wanted.apply(schedule)))
        .map(ahead -> keep(id, wanted, ahead, new Terms(ifVersion, edited), request))
        .orElseGet(Outcome.NoSuchSchedule::new);
  }

  /// Compiling may ask the log provider, so it is done before anything is locked.
  private Ahead compiled(Wanted wanted) {
    var asked = Asked.by(wanted.definition());
    return new Ahead(asked, asked.compiledBy(compiler));
  }

  private Outcome keep(
      ScheduleId id, Function<Schedule, Wanted> wanted, Ahead ahead, Terms terms, Request request) {
    return transactions.together(() ->
        schedules
            .change(id, schedule -> decide(schedule, wanted.apply(schedule), ahead, terms, request))
            .orElseGet(Outcome.NoSuchSchedule::new));
  }

  /// An analyst changes what they own, an admin everything; the rest they may only see.
  public static boolean mayChange(Schedule schedule, Request request) {
    return request.principal().isAdmin() || schedule.owner().equals(request.principal().user());
  }

  private Schedules.Change<Outcome> decide(
      Schedule before, Wanted wanted, Ahead ahead, Terms terms, Request request) {
    if (terms.ifVersion().isPresent() && terms.ifVersion().getAsLong() != before.version()) {
      return new Schedules.Change<>(before, new Outcome.ChangedMeanwhile(before));
    }
    boolean asksOtherwise = !Asked.by(wanted.definition()).equals(Asked.by(before.definition()));
    var editedPlan = asksOtherwise ? editedPlan(before.id()) : Optional.<PlanVersion>empty();
    if (editedPlan.isPresent() && terms.edited().isEmpty()) {
      return new Schedules.Change<>(before, new Outcome.PlanWasEdited(editedPlan.get()));
    }
    var now = clock.instant();
    if (!wanted.timetable().equals(before.timetable())
        && wanted.timetable().nextAfter(now).isEmpty()) {
      return new Schedules.Change<>(before, new Outcome.NeverRuns());
    }
    var after = before.change(wanted.definition(), wanted.timetable(), now);
    boolean keepsPlan =
        editedPlan.isPresent() && terms.edited().equals(Optional.of(EditedPlan.KEEP));
    var compilation = compilation(after, ahead);
    if (asksOtherwise && !keepsPlan) {
      replacePlan(after.id(), compilation, request);
    }
    audit(before, after, request, now);
    return new Schedules.Change<>(after, new Outcome.Changed(after, compilation));
  }

  private Optional<PlanVersion> editedPlan(ScheduleId id) {
    return plans.current(id).filter(PlanVersion::isEdited);
  }

  private Compilation compilation(Schedule after, Ahead ahead) {
    var asked = Asked.by(after.definition());
    return asked.equals(ahead.asked()) ? ahead.compilation() : asked.compiledBy(compiler);
  }

  private void replacePlan(ScheduleId id, Compilation compilation, Request request) {
    CreateSchedule.planOf(compilation)
        .ifPresentOrElse(
            plan -> plans.keep(id, plan, Plans.By.compiling(request.principal().user())),
            () -> plans.drop(id));
  }

  private void audit(Schedule before, Schedule after, Request request, Instant now) {
    auditLog.append(
        ScheduleAudit.entry(
            request,
            "schedule.changed",
            now,
            Optional.of(before),
            Optional.of(after),
            Optional.empty()));
  }

  /// What is asked, and of whom.
  private record Asked(String query, String provider) {
    static Asked by(Definition definition) {
      return new Asked(definition.query(), definition.provider());
    }

    Compilation compiledBy(PlanCompiler compiler) {
      return compiler.compile(query, provider);
    }
  }

  /// What became of a question, found out before the schedule was locked.
  private record Ahead(Asked asked, Compilation compilation) {}

  /// On which terms a change is wanted.
  private record Terms(OptionalLong ifVersion, Optional<EditedPlan> edited) {}

  /// What to do with a plan that a person wrote when the words change that it came from.
  public enum EditedPlan {
    KEEP,
    REPLACE
  }

  /// The words and times a schedule shall have.
  public record Wanted(Definition definition, Timetable timetable) {}

  /// What became of the wish.
  public sealed interface Outcome {
    record Changed(Schedule schedule, Compilation compilation) implements Outcome {}

    record ChangedMeanwhile(Schedule current) implements Outcome {}

    /// The query changes and its plan was edited: say whether to keep or to replace it.
    record PlanWasEdited(PlanVersion version) implements Outcome {}

    record NeverRuns() implements Outcome {}

    record NoSuchSchedule() implements Outcome {}
  }
}
