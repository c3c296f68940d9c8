package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Words in `schedule`, standing in `schedule_clock`, plans in `plan_version`.
public final class JdbiSchedules implements Schedules {
  private final Handles handles;

  public JdbiSchedules(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void add(Schedule schedule, Optional<Plan> plan) {
    handles.inTransaction(handle -> {
      handle.attach(ScheduleSql.class).insert(Records.values(ScheduleRow.of(schedule)));
      return plan.map(
          it -> JdbiPlans.keep(handle, schedule.id(), it, Plans.By.compiling(schedule.owner())));
    });
  }

  @Override
  public Optional<Schedule> find(ScheduleId id) {
    return handles.with(handle -> find(handle, id));
  }

  private static Optional<Schedule> find(Handle handle, ScheduleId id) {
    return handle.attach(ScheduleSql.class).find(id.value()).map(ScheduleRow::toDomain);
  }

  @Override
  public Optional<Schedule> find(ScheduleId id, Viewer viewer) {
    return find(id).filter(schedule -> sees(viewer, schedule));
  }

  private static boolean sees(Viewer viewer, Schedule schedule) {
    return viewer.seesAll()
        || schedule.owner().equals(viewer.user())
        || schedule.definition().visibility() == Visibility.TEAM;
  }

  @Override
  public Optional<StoredPlan> plan(ScheduleId id) {
    return handles.with(handle ->
        handle
            .attach(PlanSql.class)
            .current(id.value())
            .map(row -> new StoredPlan(row.version(), PlanJson.read(row.plan()))));
  }

  @Override
  public Optional<StoredPlan> plan(ScheduleId id, RunId run) {
    return handles.with(handle ->
        handle
            .attach(PlanSql.class)
            .ofRun(id.value(), run.value())
            .map(row -> new StoredPlan(row.version(), PlanJson.read(row.plan()))));
  }

  @Override
  public Optional<Instant> timesSince(ScheduleId id) {
    return handles.with(handle -> handle.attach(ScheduleSql.class).timesSince(id.value()));
  }

  @Override
  public <R> Optional<R> change(ScheduleId id, Function<Schedule, Change<R>> change) {
    return handles.inTransaction(handle -> {
      handle.attach(ScheduleSql.class).lock(id.value());
      return find(handle, id).map(before -> keep(handle, before, change.apply(before)));
    });
  }

  @Override
  public <R> Map<ScheduleId, R> changeEach(
      Map<ScheduleId, ? extends Function<Schedule, Change<R>>> changes) {
    return changes.isEmpty()
        ? Map.of()
        : handles.inTransaction(handle -> new Reactions<>(handle, changes).apply());
  }

  static <R> R keep(Handle handle, Schedule before, Change<R> change) {
    var after = change.schedule();
    var sql = handle.attach(ScheduleSql.class);
    if (!after.equals(before)) {
      var row = Records.values(ScheduleRow.of(after));
      if (!sameWords(before, after)) {
        sql.updateWords(row);
      }
      sql.updateClock(row);
    }
    return change.answer();
  }

  private static boolean sameWords(Schedule before, Schedule after) {
    return before.owner().equals(after.owner())
        && before.definition().equals(after.definition())
        && before.timetable().equals(after.timetable());
  }

  @Override
  public boolean delete(ScheduleId id) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(ScheduleSql.class);
      sql.lock(id.value());
      return sql.delete(id.value()) == 1;
    });
  }

  @Override
  public Optional<Schedule> restore(
      ScheduleId id,
      Instant deletedAfter,
      BiFunction<Schedule, ScheduleState.Status, Optional<Schedule>> decide) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(ScheduleSql.class);
      sql.lock(id.value());
      var restored =
          sql.findDeleted(id.value(), deletedAfter)
              .flatMap(row ->
                  decide.apply(
                      row.schedule().toDomain(),
                      ScheduleState.Status.valueOf(row.beforeDeletion())));
      restored.ifPresent(schedule -> {
        sql.undelete(id.value());
        sql.updateClock(Records.values(ScheduleRow.of(schedule)));
      });
      return restored;
    });
  }

  @Override
  public int countDue(Instant from, Instant to, int most) {
    return handles.with(handle -> handle.attach(ScheduleSql.class).countDue(from, to, most));
  }

  @Override
  public Slice<Schedule> list(Filter filter, Viewer viewer, Page page) {
    return handles.with(handle -> new ScheduleList(filter, viewer).read(handle, page));
  }
}
