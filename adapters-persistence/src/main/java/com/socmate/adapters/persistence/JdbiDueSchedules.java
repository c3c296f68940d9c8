package com.socmate.adapters.persistence;

import static java.util.stream.Collectors.toMap;

import com.socmate.application.port.DueSchedules;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.ScheduleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// The set-based dispatch: three statements for hundreds of schedules.
public final class JdbiDueSchedules implements DueSchedules {
  private final Handles handles;

  public JdbiDueSchedules(Database database) {
    this.handles = database.handles();
  }

  @Override
  public int dispatch(int limit, Function<Due, Decision> decide) {
    return handles.inTransaction(handle -> {
      Handles.planAsProbes(handle);
      var due = read(handle, handle.attach(DispatchSql.class).lockDue(limit));
      if (!due.isEmpty()) {
        write(handle, due.stream().map(it -> new Decided(it, decide.apply(it))).toList());
      }
      return due.size();
    });
  }

  @Override
  public int resumeElapsedPauses(int limit, Function<Due, ScheduleState> resume) {
    return handles.inTransaction(handle -> {
      Handles.planAsProbes(handle);
      var due = read(handle, handle.attach(DispatchSql.class).lockElapsedPauses(limit));
      if (!due.isEmpty()) {
        var batch = new Batch();
        due.forEach(it -> batch.change(it.schedule(), resume.apply(it)));
        batch.write(handle);
      }
      return due.size();
    });
  }

  private static List<Due> read(Handle handle, List<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var names = ids.toArray(String[]::new);
    var due = new ArrayList<Due>();
    for (var row : handle.attach(DispatchSql.class).read(names)) {
      due.add(new Due(row.schedule().toDomain(), row.now(), row.unfinishedRuns()));
    }
    if (due.size() < ids.size()) {
      due.addAll(audits(handle, names));
    }
    return due;
  }

  /// A clock that belongs to no investigation is that of an audit.
  private static List<Due> audits(Handle handle, String[] ids) {
    return handle.attach(AuditScheduleSql.class).due(ids).stream()
        .map(row -> {
          var audit = row.schedule().toDomain();
          return new Due(audit.schedule(), row.now(), row.unfinishedRuns(), Optional.of(audit));
        })
        .toList();
  }

  private static void write(Handle handle, List<Decided> all) {
    var latest = latestUnfinished(handle, all);
    var batch = new Batch();
    for (var it : all) {
      add(batch, it, Optional.ofNullable(latest.get(it.due().id().value())));
      batch.move(it.due().schedule(), it.decision().next());
    }
    batch.write(handle);
  }

  private static void add(Batch batch, Decided it, Optional<String> unfinished) {
    var waitsFor = unfinished.filter(_ -> it.overlapsUnder(OverlapPolicy.BUFFER_ONE));
    it.decision().records().forEach(record -> batch.add(record, waitsFor));
    if (it.overlapsUnder(OverlapPolicy.CANCEL_OTHER)) {
      batch.cancelOthers(it.due().id());
    }
  }

  /// Of each schedule whose new run has to wait, the run it waits for.
  private static Map<String, String> latestUnfinished(Handle handle, List<Decided> all) {
    var waiting = new ArrayList<String>();
    all.stream()
        .filter(it -> it.overlapsUnder(OverlapPolicy.BUFFER_ONE))
        .forEach(it -> waiting.add(it.due().id().value()));
    return waiting.isEmpty()
        ? Map.of()
        : handle.attach(DispatchSql.class).lockUnfinished(waiting.toArray(String[]::new)).stream()
            .collect(
                toMap(
                    DispatchSql.Unfinished::scheduleId,
                    DispatchSql.Unfinished::runId,
                    (_, later) -> later));
  }

  private record Decided(Due due, Decision decision) {
    boolean overlapsUnder(OverlapPolicy policy) {
      return due.schedule().definition().overlap() == policy
          && due.unfinishedRuns() > 0
          && decision.records().stream().anyMatch(NewRun.ToExecute.class::isInstance);
    }
  }
}
