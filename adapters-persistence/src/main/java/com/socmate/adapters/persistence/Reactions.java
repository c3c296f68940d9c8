package com.socmate.adapters.persistence;

import static java.util.Objects.requireNonNull;

import com.socmate.application.port.Schedules.Change;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Schedule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Changes of many schedules at once. All are read without a lock first; those that a change leaves
/// as they are need none, unless they are due: then a dispatch may be moving them at this moment,
/// having counted a run that we are about to end.
final class Reactions<R> {
  private static final String READ =
      "select "
          + ScheduleSql.COLUMNS
          + """
          , coalesce(c.next_run_at <= clock_timestamp(), false) as is_due
          from unnest(:ids) as wanted (id)
          join schedule s on s.id = wanted.id
          join schedule_clock c on c.schedule_id = s.id
          where s.deleted_at is null
          """;

  private static final String LOCK =
      """
      select c.schedule_id
      from unnest(:ids) as wanted (id) join schedule_clock c on c.schedule_id = wanted.id
      order by c.schedule_id
      for no key update of c
      """;

  private final Handle handle;
  private final Map<ScheduleId, ? extends Function<Schedule, Change<R>>> changes;
  private final Map<ScheduleId, R> answers = new LinkedHashMap<>();

  Reactions(Handle handle, Map<ScheduleId, ? extends Function<Schedule, Change<R>>> changes) {
    this.handle = handle;
    this.changes = changes;
  }

  Map<ScheduleId, R> apply() {
    var held = new ArrayList<String>();
    for (var row : read(changes.keySet().stream().map(ScheduleId::value).toList())) {
      var before = row.schedule().toDomain();
      var change = change(before);
      if (row.isDue() || !change.schedule().equals(before)) {
        held.add(before.id().value());
      } else {
        answers.put(before.id(), change.answer());
      }
    }
    if (!held.isEmpty()) {
      applyLocked(held);
    }
    return answers;
  }

  private void applyLocked(List<String> ids) {
    lock(ids);
    for (var row : read(ids)) {
      var before = row.schedule().toDomain();
      answers.put(before.id(), JdbiSchedules.keep(handle, before, change(before)));
    }
  }

  private Change<R> change(Schedule before) {
    return requireNonNull(changes.get(before.id())).apply(before);
  }

  private List<StandingRow> read(Collection<String> ids) {
    try (var query = handle.createQuery(READ)) {
      return query.bindArray("ids", String.class, ids).mapTo(StandingRow.class).list();
    }
  }

  private void lock(Collection<String> ids) {
    try (var query = handle.createQuery(LOCK)) {
      query.bindArray("ids", String.class, ids).mapTo(String.class).list();
    }
  }

  record StandingRow(ScheduleRow schedule, boolean isDue) {}
}
