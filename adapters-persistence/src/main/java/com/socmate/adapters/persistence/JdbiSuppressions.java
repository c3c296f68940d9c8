package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Suppressions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Suppressions; what they hid is counted where it lies, in `finding`.
public final class JdbiSuppressions implements Suppressions {
  private final Handles handles;

  public JdbiSuppressions(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Map<Fingerprint, SuppressionId> active(
      Optional<ScheduleId> schedule, Set<Fingerprint> things) {
    var texts = things.stream().map(Fingerprint::value).toArray(String[]::new);
    return with(sql ->
        sql.active(schedule.map(ScheduleId::value).orElse(null), texts).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    it -> new Fingerprint(it.fingerprint()), it -> new SuppressionId(it.id()))));
  }

  @Override
  public void add(Suppression suppression) {
    with(sql -> {
      sql.add(Records.values(SuppressionSql.Row.of(suppression)));
      return true;
    });
  }

  @Override
  public Optional<Listed> find(SuppressionId id, Viewer viewer) {
    return with(sql ->
        sql.find(id.value(), viewer.seesAll(), viewer.user().value())
            .map(SuppressionSql.Row::toDomain));
  }

  @Override
  public boolean lift(SuppressionId id, UserId by, Instant at) {
    return with(sql -> sql.lift(id.value(), by.value(), at) == 1);
  }

  @Override
  public Slice<Listed> list(
      Optional<ScheduleId> schedule, boolean activeOnly, Viewer viewer, Page page) {
    var of = schedule.map(ScheduleId::value).orElse(null);
    var user = viewer.user().value();
    return with(sql ->
        new Slice<>(
            sql.list(of, activeOnly, viewer.seesAll(), user, page.limit(), page.offset()).stream()
                .map(SuppressionSql.Row::toDomain)
                .toList(),
            sql.count(of, activeOnly, viewer.seesAll(), user)));
  }

  private <T> T with(Function<SuppressionSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(SuppressionSql.class)));
  }
}
