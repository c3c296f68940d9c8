package com.socmate.adapters.persistence;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.socmate.application.port.Runs;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

public final class JdbiRuns implements Runs {
  private final Handles handles;

  public JdbiRuns(Database database) {
    this.handles = database.handles();
  }

  @Override
  public Optional<Run> find(RunId id) {
    return with(sql -> sql.find(id.value()).map(RunRow::toDomain));
  }

  @Override
  public Optional<Run> ofSession(SessionId session) {
    return with(sql -> sql.ofSession(session.value()).map(RunRow::toDomain));
  }

  @Override
  public List<Run> ofSchedule(ScheduleId schedule, int limit) {
    return with(
        sql -> sql.ofSchedule(schedule.value(), limit).stream().map(RunRow::toDomain).toList());
  }

  @Override
  public void finish(Run.Finished run) {
    int written = with(sql -> sql.finish(Records.values(RunRow.of(run))));
    if (written != 1) {
      throw new CorruptRow("The run " + run.id() + " is not there or has ended before.");
    }
  }

  @Override
  public void finishAll(List<Run.Finished> runs) {
    int written = runs.isEmpty() ? 0 : handles.with(handle -> new Endings(handle).finish(runs));
    if (written != runs.size()) {
      throw new CorruptRow(
          "Of " + runs.size() + " runs to end, " + written + " are there and open.");
    }
  }

  @Override
  public Set<Fingerprint> lastFindings(ScheduleId schedule, RunId before) {
    return with(sql ->
        sql.lastFindings(schedule.value(), before.value()).stream()
            .map(Fingerprint::new)
            .collect(toUnmodifiableSet()));
  }

  @Override
  public Map<Fingerprint, String> told(ScheduleId schedule, RunId before) {
    return with(sql ->
        sql.told(schedule.value(), before.value()).stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    it -> new Fingerprint(it.fingerprint()), RunSql.ToldRow::title)));
  }

  @Override
  public List<WindowRead> toLookAfter(RunId run, Instant endAfter, int most) {
    return handles.with(handle ->
        handle.attach(CoverageSql.class).toLookAfter(run.value(), endAfter, most).stream()
            .map(WindowRow::toDomain)
            .toList());
  }

  @Override
  public Optional<Instant> readUpTo(ScheduleId schedule, Instant before) {
    return handles.with(
        handle -> handle.attach(CoverageSql.class).readUpTo(schedule.value(), before));
  }

  @Override
  public Set<Fingerprint> foundIn(SessionId session) {
    return with(sql ->
        sql.foundIn(session.value()).stream().map(Fingerprint::new).collect(toUnmodifiableSet()));
  }

  /// Seldom anything, and in the order of the identifiers, so that two cannot wait for each other.
  @Override
  public void noteLate(List<Conduct.LateRows> late) {
    if (!late.isEmpty()) {
      handles.with(handle -> {
        var sql = handle.attach(CoverageSql.class);
        late.stream()
            .sorted(Comparator.comparing(Conduct.LateRows::run))
            .forEach(it -> sql.noteLate(it.run().value(), it.rows(), it.reread()));
        return true;
      });
    }
  }

  @Override
  public void keepWindows(List<WindowRead> windows) {
    if (!windows.isEmpty()) {
      handles.with(handle -> new WindowBatch(windows).write(handle));
    }
  }

  @Override
  public Optional<Backfill.Progress> backfillOf(RunId run) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(CoverageSql.class);
      return sql.lockBackfillOf(run.value())
          .flatMap(_ -> sql.backfillOf(run.value()))
          .map(CoverageSql.ProgressRow::toDomain);
    });
  }

  private <T> T with(Function<RunSql, T> read) {
    return handles.with(handle -> read.apply(handle.attach(RunSql.class)));
  }
}
