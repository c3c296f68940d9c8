package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Slice;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Versions in `plan_version`; which one is current stands with the schedule.
public final class JdbiPlans implements Plans {
  private final Handles handles;

  public JdbiPlans(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Optional<PlanVersion> current(ScheduleId id) {
    return with(sql -> sql.currentVersion(id.value()).map(PlanSql.VersionRow::toDomain));
  }

  @Override
  public Optional<PlanVersion> version(ScheduleId id, int number) {
    return with(sql -> sql.version(id.value(), number).map(PlanSql.VersionRow::toDomain));
  }

  @Override
  public Slice<PlanVersion> versions(ScheduleId id, Page page) {
    return with(sql ->
        new Slice<>(
            sql.versions(id.value(), page.limit(), page.offset()).stream()
                .map(PlanSql.VersionRow::toDomain)
                .toList(),
            sql.countVersions(id.value())));
  }

  @Override
  public PlanVersion keep(ScheduleId id, Plan plan, By by) {
    return handles.inTransaction(handle -> keep(handle, id, plan, by));
  }

  /// The clock row's lock makes version numbers follow each other.
  static PlanVersion keep(Handle handle, ScheduleId id, Plan plan, By by) {
    handle.attach(ScheduleSql.class).lock(id.value());
    var sql = handle.attach(PlanSql.class);
    var row =
        sql.add(
            id.value(),
            PlanJson.write(plan),
            plan.hash(),
            by.origin().name(),
            by.author().value(),
            by.note());
    sql.makeCurrent(id.value(), row.version());
    return row.toDomain();
  }

  @Override
  public void drop(ScheduleId id) {
    handles.with(handle -> {
      handle.attach(PlanSql.class).remove(id.value());
      return true;
    });
  }

  private <T> T with(Function<PlanSql, T> read) {
    return handles.with(handle -> read.apply(handle.attach(PlanSql.class)));
  }
}
