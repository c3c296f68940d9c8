package com.socmate.application.schedule;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Page;
import com.socmate.application.port.Request;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.Transition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// What becomes of schedules when their owner goes. Call it within a transaction. Every schedule is
/// changed before anything is told to the audit log, since that is the order locks are taken in.
public final class OwnedSchedules {
  /// Why a schedule is paused whose owner was disabled.
  public static final String OWNER_DISABLED = "owner_disabled";

  private final Schedules schedules;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public OwnedSchedules(Schedules schedules, AuditLog auditLog, InstantSource clock) {
    this.schedules = schedules;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// Pauses those that are active.
  ///
  /// @return how many
  public int pauseAll(UserId owner, Request request) {
    return changeAll(
        of(owner), "schedule.paused", Optional.of(OWNER_DISABLED), request, OwnedSchedules::paused);
  }

  private static Schedule paused(Schedule schedule, Instant now) {
    return switch (schedule.pause(OWNER_DISABLED, Optional.empty(), now)) {
      case Transition.Moved(var after) -> after;
      case Transition.Forbidden _ -> schedule;
    };
  }

  /// @return how many
  public int transferAll(UserId from, UserId to, Request request) {
    return transfer(of(from), to, request);
  }

  /// @return false if there is no such schedule, or the caller may not give it away
  public boolean transfer(ScheduleId id, UserId to, Request request) {
    boolean may =
        schedules
            .find(id, request.viewer())
            .filter(schedule -> ChangeSchedule.mayChange(schedule, request))
            .isPresent();
    if (may) {
      transfer(List.of(id), to, request);
    }
    return may;
  }

  private int transfer(List<ScheduleId> ids, UserId to, Request request) {
    return changeAll(
        ids,
        "schedule.transferred",
        Optional.of("to " + to),
        request,
        (schedule, now) -> schedule.ownedBy(to, now));
  }

  private int changeAll(
      List<ScheduleId> ids,
      String action,
      Optional<String> reason,
      Request request,
      BiFunction<Schedule, Instant, Schedule> change) {
    var now = clock.instant();
    var entries = new ArrayList<AuditLog.Entry>();
    for (ScheduleId id : ids.stream().sorted().toList()) {
      schedules
          .change(
              id,
              before -> {
                var after = change.apply(before, now);
                return new Schedules.Change<>(
                    after,
                    Optional.of(after)
                        .filter(it -> !it.equals(before))
                        .map(it -> entry(request, action, now, before, it, reason)));
              })
          .flatMap(entry -> entry)
          .ifPresent(entries::add);
    }
    entries.forEach(auditLog::append);
    return entries.size();
  }

  private static AuditLog.Entry entry(
      Request request,
      String action,
      Instant now,
      Schedule before,
      Schedule after,
      Optional<String> reason) {
    return ScheduleAudit.entry(
        request, action, now, Optional.of(before), Optional.of(after), reason);
  }

  private List<ScheduleId> of(UserId owner) {
    var filter =
        new Schedules.Filter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(owner),
            Optional.empty(),
            Optional.empty(),
            Schedules.Order.CREATED);
    var ids = new ArrayList<ScheduleId>();
    long total = Long.MAX_VALUE;
    while (ids.size() < total) {
      var slice =
          schedules.list(filter, new Viewer(owner, true), new Page(Page.MAX_LIMIT, ids.size()));
      slice.items().forEach(schedule -> ids.add(schedule.id()));
      total = slice.items().isEmpty() ? 0 : slice.total();
    }
    return ids;
  }
}
