package com.socmate.adapters.persistence;

import static java.util.stream.Collectors.groupingBy;

import com.socmate.application.port.Page;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs as people look at them.
public final class JdbiRunHistory implements RunHistory {
  private final Handles handles;

  public JdbiRunHistory(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Slice<Listed> list(Filter filter, Viewer viewer, Page page) {
    return handles.with(handle -> RunList.of(filter, viewer).read(handle, page));
  }

  @Override
  public Optional<Listed> find(RunId id, Viewer viewer) {
    return handles.with(handle -> RunList.one(id, viewer).read(handle, Page.FIRST)).items().stream()
        .findFirst();
  }

  @Override
  public Map<ScheduleId, List<Run>> latest(Collection<ScheduleId> schedules, int each) {
    var ids = schedules.stream().map(ScheduleId::value).toArray(String[]::new);
    var values = Map.of("schedules", ids, "each", each);
    return handles.query(RunSql.LATEST, values, RunRow.class).stream()
        .map(RunRow::toDomain)
        .collect(groupingBy(run -> run.origin().schedule().orElseThrow()));
  }

  @Override
  public List<Run> between(ScheduleId schedule, Instant from, Instant to) {
    return handles
        .with(handle -> handle.attach(RunSql.class).between(schedule.value(), from, to))
        .stream()
        .map(RunRow::toDomain)
        .toList();
  }

  @Override
  public List<WindowRead> windows(ScheduleId schedule, Instant from, Instant to) {
    return handles
        .with(handle -> handle.attach(CoverageSql.class).of(schedule.value(), from, to))
        .stream()
        .map(WindowRow::toDomain)
        .toList();
  }
}
