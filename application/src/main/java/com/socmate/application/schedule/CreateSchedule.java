package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Transactions;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Keeps a new schedule for the one who asks. A query that cannot be compiled is accepted, and said
/// so.
public final class CreateSchedule {
  private final Schedules schedules;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final PlanCompiler compiler;

  public CreateSchedule(
      Schedules schedules,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      PlanCompiler compiler) {
    this.schedules = schedules;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.compiler = compiler;
  }

  public Outcome create(Definition definition, Timetable timetable, Request request) {
    var now = clock.instant();
    return Schedule.create(ids.schedule(), request.principal().user(), definition, timetable, now)
        .<Outcome>map(schedule ->
            keep(
                schedule,
                compiler.compile(definition.query(), definition.provider()),
                request,
                now))
        .orElseGet(Outcome.NeverRuns::new);
  }

  private Outcome keep(Schedule schedule, Compilation compilation, Request request, Instant now) {
    transactions.together(() -> {
      schedules.add(schedule, planOf(compilation));
      auditLog.append(
          ScheduleAudit.entry(
              request,
              "schedule.created",
              now,
              Optional.empty(),
              Optional.of(schedule),
              Optional.empty()));
    });
    return new Outcome.Created(schedule, compilation);
  }

  static Optional<Plan> planOf(Compilation compilation) {
    return switch (compilation) {
      case Compilation.Compiled(var plan) -> Optional.of(plan);
      case Compilation.NotCompiled _ -> Optional.empty();
    };
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Created(Schedule schedule, Compilation compilation) implements Outcome {}

    /// Its times hold no instant in the future.
    record NeverRuns() implements Outcome {}
  }
}
