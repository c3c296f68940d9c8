package com.socmate.application.schedule;

import com.socmate.application.port.Plans;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes and changes many schedules for the one who asks, each as if it were alone, or all of them
/// or none.
public final class ImportSchedules {
  private static final String PAUSED = "Imported as paused.";

  private static final String APPLIED = "As its document says.";

  private final CreateSchedule create;
  private final ChangeSchedule change;
  private final MoveSchedule move;
  private final Plans plans;
  private final Transactions transactions;

  public ImportSchedules(
      CreateSchedule create,
      ChangeSchedule change,
      MoveSchedule move,
      Plans plans,
      Transactions transactions) {
    this.create = create;
    this.change = change;
    this.move = move;
    this.plans = plans;
    this.transactions = transactions;
  }

  /// What a document says of one schedule.
  public sealed interface Item {
    /// Make it.
    ///
    /// @param isPaused whether it shall not run until it is resumed
    /// @param plan one that a person wrote, instead of what the query compiles to
    record Fresh(ChangeSchedule.Wanted wanted, boolean isPaused, Optional<Plan> plan)
        implements Item {}

    /// Make what is there so.
    ///
    /// @param isPaused whether it shall run; empty to leave it as it stands
    /// @param plan one that a person wrote; empty to leave it, or to compile the query if it
    ///   changes
    record Revised(
        Schedule before,
        ChangeSchedule.Wanted wanted,
        Optional<Boolean> isPaused,
        Optional<Plan> plan)
        implements Item {}
  }

  /// @return one for each item in the same order; empty for one that would never run
  public List<Optional<Schedule>> importAll(
      List<Item> items, boolean allOrNothing, Request request) {
    return allOrNothing ? transactions.together(() -> each(items, request)) : each(items, request);
  }

  private List<Optional<Schedule>> each(List<Item> items, Request request) {
    return items.stream().map(item -> one(item, request)).toList();
  }

  private Optional<Schedule> one(Item item, Request request) {
    return switch (item) {
      case Item.Fresh it ->
          it.plan().isPresent()
              ? transactions.together(() -> made(it, request))
              : made(it, request);
      case Item.Revised it -> transactions.together(() -> revised(it, request));
    };
  }

  private Optional<Schedule> made(Item.Fresh item, Request request) {
    return switch (create.create(item.wanted().definition(), item.wanted().timetable(), request)) {
      case CreateSchedule.Outcome.Created(var schedule, _) -> {
        item.plan().ifPresent(plan -> plans.keep(schedule.id(), plan, importedBy(request)));
        yield Optional.of(item.isPaused() ? paused(schedule, PAUSED, request) : schedule);
      }
      case CreateSchedule.Outcome.NeverRuns() -> Optional.empty();
    };
  }

  private Optional<Schedule> revised(Item.Revised item, Request request) {
    var outcome =
        change.change(
            item.before().id(),
            _ -> item.wanted(),
            OptionalLong.of(item.before().version()),
            Optional.of(ChangeSchedule.EditedPlan.KEEP),
            request);
    if (!(outcome instanceof ChangeSchedule.Outcome.Changed(var schedule, _))) {
      return Optional.empty();
    }
    item.plan().ifPresent(plan -> plans.keep(schedule.id(), plan, importedBy(request)));
    return Optional.of(item.isPaused().map(it -> moved(schedule, it, request)).orElse(schedule));
  }

  private Schedule moved(Schedule schedule, boolean isPaused, Request request) {
    boolean runs = schedule.state() instanceof ScheduleState.Active;
    if (isPaused) {
      return runs ? paused(schedule, APPLIED, request) : schedule;
    }
    return runs
        ? schedule
        : asMoved(
            move.resume(schedule.id(), Optional.of(APPLIED), OptionalLong.empty(), request),
            schedule);
  }

  private static Plans.By importedBy(Request request) {
    return Plans.By.editing(request.principal().user(), "Imported.");
  }

  private Schedule paused(Schedule schedule, String why, Request request) {
    return asMoved(
        move.pause(schedule.id(), why, Optional.empty(), OptionalLong.empty(), request), schedule);
  }

  private static Schedule asMoved(MoveSchedule.Outcome outcome, Schedule before) {
    return outcome instanceof MoveSchedule.Outcome.Moved(var moved) ? moved : before;
  }
}
