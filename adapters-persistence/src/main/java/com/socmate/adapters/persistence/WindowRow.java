package com.socmate.adapters.persistence;

import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;

/// A row of `window_read`.
record WindowRow(
    String runId,
    String scheduleId,
    Instant scheduledFor,
    Instant rangeFrom,
    Instant rangeTo,
    String sessionId,
    String outcome,
    boolean partial,
    Instant readAt,
    long lateRows,
    boolean lateReread) {

  static WindowRow of(WindowRead it) {
    return new WindowRow(
        it.run().value(),
        it.schedule().value(),
        it.occurrence(),
        it.window().from(),
        it.window().to(),
        it.session().value(),
        it.outcome().name(),
        it.partial(),
        it.readAt(),
        it.late().rows(),
        it.late().reread());
  }

  WindowRead toDomain() {
    return CorruptRow.unless("window of run " + runId, this::read);
  }

  private WindowRead read() {
    return new WindowRead(
        new RunId(runId),
        new ScheduleId(scheduleId),
        scheduledFor,
        new TimeRange(rangeFrom, rangeTo),
        new SessionId(sessionId),
        Outcome.valueOf(outcome),
        partial,
        readAt,
        new WindowRead.Late(lateRows, lateReread));
  }
}
