package com.socmate.adapters.persistence;

import com.socmate.domain.schedule.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Whether schedules see their data. Which are due is read from an index over the minute of the
/// week, so that those whose moment is another cost nothing.
interface SightSql {
  @SqlQuery(
      "select "
          + ScheduleSql.COLUMNS
          + """
          , p.plan, v.state, v.reasons, v.checked_at
          from schedule_clock c
            join schedule s on s.id = c.schedule_id
            join plan_version p on p.schedule_id = s.id and p.version = s.plan_version
            left join schedule_sight v on v.schedule_id = s.id
          where c.status = 'ACTIVE'
            and (hashtext(c.schedule_id) & 2147483647) % 10080 = any (array(
              select ((extract(epoch from now())::bigint / 60 - back) % 10080)::integer
              from generate_series(0, :minutes - 1) as back))
            and (v.checked_at is null or v.checked_at < now() - interval '6 days')
          order by c.schedule_id limit :most
          """)
  List<DueRow> due(int minutes, int most);

  @SqlUpdate(
      """
      insert into schedule_sight (schedule_id, state, reasons, checked_at)
      values (:id, :state, :reasons, :at)
      on conflict (schedule_id) do update set
        state = excluded.state, reasons = excluded.reasons, checked_at = excluded.checked_at
      """)
  void keep(String id, String state, String[] reasons, Instant at);

  @SqlQuery("select state, reasons, checked_at from schedule_sight where schedule_id = :id")
  Optional<SightRow> of(String id);

  record SightRow(String state, List<String> reasons, Instant checkedAt) {
    Sight toDomain() {
      return new Sight(Sight.State.valueOf(state), reasons, checkedAt);
    }
  }

  /// A schedule with its plan, and how it stood.
  record DueRow(
      ScheduleRow schedule,
      String plan,
      @Nullable String state,
      @Nullable List<String> reasons,
      @Nullable Instant checkedAt) {
    Optional<Sight> before() {
      return state == null || reasons == null || checkedAt == null
          ? Optional.empty()
          : Optional.of(new SightRow(state, reasons, checkedAt).toDomain());
    }
  }
}
