package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// A filtered, sorted page of runs. Who may not see all starts from the schedules and sessions that
/// they see, so that the runs of others are never read.
final class RunList {
  private static final String SEEN =
      """
      (select run.* from schedule join run on run.schedule_id = schedule.id
       where schedule.owner = :viewer or schedule.visibility = 'TEAM'
       union all
       select run.* from session join run on run.session_id = session.id
       where (session.owner = :viewer or session.visibility = 'TEAM')
         and session.deleted_at is null and run.schedule_id is null)
      """;
  private static final String JOINED =
      """
       r left join work w on w.run_id = r.id and r.status = 'OPEN'
      left join schedule s on s.id = r.schedule_id
      left join plan_version p on p.schedule_id = r.schedule_id and p.version = r.plan_version
      """;
  private static final String COLUMNS =
      """
      select
        r.id, r.schedule_id, r.trigger, r.scheduled_for, r.lane, r.session_id, r.status,
        r.queued_at, coalesce(r.started_at, w.started_at) as started_at, r.finished_at, r.outcome,
        r.reason, r.failure_code, r.failure_hint, w.worker is not null as is_held,
        coalesce(w.losses, 0) as losses, s.name as schedule_name, r.plan_version,
        p.hash as plan_hash, r.backfill
      """;

  private final List<String> conditions =
      new ArrayList<>(List.of("not starts_with(r.lane, 'workspace:')"));
  private final Map<String, Object> values = new HashMap<>();
  private final String from;
  private final boolean oldestFirst;

  private RunList(Viewer viewer, boolean oldestFirst) {
    this.from = " from " + (viewer.seesAll() ? "run" : SEEN) + JOINED;
    this.oldestFirst = oldestFirst;
    if (!viewer.seesAll()) {
      values.put("viewer", viewer.user().value());
    }
  }

  static RunList one(RunId id, Viewer viewer) {
    var list = new RunList(viewer, true);
    list.where("r.id = :id", "id", id.value());
    return list;
  }

  static RunList of(RunHistory.Filter filter, Viewer viewer) {
    var list = new RunList(viewer, filter.order() == RunHistory.Order.OCCURRENCE);
    filter.standing().ifPresent(list::standing);
    filter.outcome().ifPresent(it -> list.where("r.outcome = :outcome", "outcome", it.name()));
    filter.trigger().ifPresent(it -> list.where("r.trigger = :trigger", "trigger", it.name()));
    filter.schedule().ifPresent(it -> list.where("r.schedule_id = :of", "of", it.value()));
    filter.backfill().ifPresent(it -> list.where("r.backfill = :fill", "fill", it.value()));
    filter.from().ifPresent(it -> list.where("r.scheduled_for >= :from", "from", it));
    filter.to().ifPresent(it -> list.where("r.scheduled_for < :to", "to", it));
    return list;
  }

  private void standing(RunHistory.Standing standing) {
    switch (standing) {
      case QUEUED -> conditions.add("r.status = 'OPEN' and w.worker is null");
      case RUNNING -> conditions.add("r.status = 'OPEN' and w.worker is not null");
      case COMPLETED, FAILED, CANCELLED, SKIPPED, MISSED ->
          where("r.status = :status", "status", standing.name());
    }
  }

  private void where(String condition, String name, Object value) {
    conditions.add(condition);
    values.put(name, value);
  }

  Slice<RunHistory.Listed> read(Handle handle, Page page) {
    String where = from + " where " + String.join(" and ", conditions);
    long total =
        handle.createQuery("select count(*)" + where).bindMap(values).mapTo(Long.class).one();
    var rows =
        handle
            .createQuery(COLUMNS + where + orderBy() + " limit :limit offset :offset")
            .bindMap(values)
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .mapTo(Row.class)
            .list();
    return new Slice<>(rows.stream().map(Row::toDomain).toList(), total);
  }

  private String orderBy() {
    return oldestFirst
        ? " order by r.scheduled_for, r.id"
        : " order by r.scheduled_for desc, r.id desc";
  }

  /// A run and what the list says beside it.
  record Row(
      RunRow run,
      @Nullable String scheduleName,
      @Nullable Integer planVersion,
      @Nullable String planHash,
      @Nullable String backfill) {
    RunHistory.Listed toDomain() {
      return new RunHistory.Listed(
          run.toDomain(),
          Optional.ofNullable(scheduleName),
          planVersion == null ? OptionalInt.empty() : OptionalInt.of(planVersion),
          Optional.ofNullable(planHash),
          Optional.ofNullable(backfill).map(BackfillId::new));
    }
  }
}
