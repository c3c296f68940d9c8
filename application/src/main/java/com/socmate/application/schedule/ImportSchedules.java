package com.socmate.application.schedule;

import com.socmate.application.port.Plans;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Makes many schedules for the one who asks, each as if it were made alone, or all of them or
/// none.
public final class ImportSchedules {
  private static final String PAUSED = "Imported as paused.";

  private final CreateSchedule create;
  private final MoveSchedule move;
  private final Plans plans;
  private final Transactions transactions;

  public ImportSchedules(
      CreateSchedule create, MoveSchedule move, Plans plans, Transactions transactions) {
    this.create = create;
    this.move = move;
    this.plans = plans;
    this.transactions = transactions;
  }

  /// @param isPaused whether it shall not run until it is resumed
  /// @param plan one that a person wrote, instead of what the query compiles to
  public record Item(ChangeSchedule.Wanted wanted, boolean isPaused, Optional<Plan> plan) {}

  /// @return one for each item in the same order; empty for one that would never run
  public List<Optional<Schedule>> importAll(
      List<Item> items, boolean allOrNothing, Request request) {
    return allOrNothing ? transactions.together(() -> each(items, request)) : each(items, request);
  }

  private List<Optional<Schedule>> each(List<Item> items, Request request) {
    return items.stream().map(item -> one(item, request)).toList();
  }

  private Optional<Schedule> one(Item item, Request request) {
    return item.plan().isPresent()
        ? transactions.together(() -> made(item, request))
        : made(item, request);
  }

  private Optional<Schedule> made(Item item, Request request) {
    return switch (create.create(item.wanted().definition(), item.wanted().timetable(), request)) {
      case CreateSchedule.Outcome.Created(var schedule, _) -> {
        item.plan().ifPresent(plan -> plans.keep(schedule.id(), plan, importedBy(request)));
        yield Optional.of(item.isPaused() ? paused(schedule, request) : schedule);
      }
      case CreateSchedule.Outcome.NeverRuns() -> Optional.empty();
    };
  }

  private static Plans.By importedBy(Request request) {
    return Plans.By.editing(request.principal().user(), "Imported.");
  }

  private Schedule paused(Schedule schedule, Request request) {
    var outcome =
        move.pause(schedule.id(), PAUSED, Optional.empty(), OptionalLong.empty(), request);
    return outcome instanceof MoveSchedule.Outcome.Moved(var moved) ? moved : schedule;
  }
}
