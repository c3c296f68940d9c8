package com.socmate.adapters.persistence;

import com.socmate.application.port.RunQueue;
import com.socmate.domain.id.RunId;
import com.socmate.domain.run.Run;
import java.time.Instant;

/// A row of `work` in somebody's hands, with the origin of its run.
record ClaimRow(String runId, RunRow.OriginRow origin, long token, Instant startedAt, int losses) {

  RunQueue.Claim toDomain() {
    return CorruptRow.unless("claim of run " + runId, this::read);
  }

  private RunQueue.Claim read() {
    var from = origin.toDomain();
    return new RunQueue.Claim(
        new Run.Running(new RunId(runId), from, startedAt, losses + 1), from.lane(), token);
  }
}
