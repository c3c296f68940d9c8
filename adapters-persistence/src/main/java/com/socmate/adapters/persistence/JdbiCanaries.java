package com.socmate.adapters.persistence;

import com.socmate.application.port.Canaries;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// When schedules are looked at follows from a hash of their identifiers.
public final class JdbiCanaries implements Canaries {
  private final Handles handles;

  public JdbiCanaries(Database database) {
    this.handles = database.handles();
  }

  @Override
  public List<Due> due(Duration back, int most) {
    return with(sql ->
        sql.due((int) back.toMinutes(), most).stream()
            .map(it -> new Due(it.schedule().toDomain(), PlanJson.read(it.plan()), it.before()))
            .toList());
  }

  @Override
  public void keep(ScheduleId id, Sight sight) {
    with(sql -> {
      sql.keep(
          id.value(), sight.state().name(), sight.reasons().toArray(String[]::new), sight.at());
      return true;
    });
  }

  @Override
  public Optional<Sight> of(ScheduleId id) {
    return with(sql -> sql.of(id.value()).map(SightSql.SightRow::toDomain));
  }

  private <T> T with(Function<SightSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(SightSql.class)));
  }
}
