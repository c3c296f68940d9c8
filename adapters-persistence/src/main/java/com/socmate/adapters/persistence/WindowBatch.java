package com.socmate.adapters.persistence;

import com.socmate.domain.coverage.WindowRead;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Entries of the coverage ledger, written in one statement.
final class WindowBatch {
  private static final String WRITE =
      """
      insert into window_read (
        run_id, schedule_id, scheduled_for, range_from, range_to, session_id, outcome, partial,
        read_at)
      select
        run_id, schedule_id, scheduled_for, range_from, range_to, session_id, outcome,
        partial = 1, read_at
      from unnest(
        :run, :schedule, :scheduledFor, :rangeFrom, :rangeTo, :session, :outcome, :partial,
        :readAt) as n (
        run_id, schedule_id, scheduled_for, range_from, range_to, session_id, outcome, partial,
        read_at)
      """;

  private final List<WindowRow> rows;

  WindowBatch(List<WindowRead> windows) {
    this.rows = windows.stream().map(WindowRow::of).toList();
  }

  int write(Handle handle) {
    try (var update = handle.createUpdate(WRITE)) {
      new Columns<>(update, rows)
          .texts("run", WindowRow::runId)
          .texts("schedule", WindowRow::scheduleId)
          .times("scheduledFor", WindowRow::scheduledFor)
          .times("rangeFrom", WindowRow::rangeFrom)
          .times("rangeTo", WindowRow::rangeTo)
          .texts("session", WindowRow::sessionId)
          .texts("outcome", WindowRow::outcome)
          .numbers("partial", it -> it.partial() ? 1 : 0)
          .times("readAt", WindowRow::readAt);
      return update.execute();
    }
  }
}
