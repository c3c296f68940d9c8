package com.socmate.adapters.persistence;

import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The coverage ledger, and how far backfills have come.
interface CoverageSql {
  /// Whoever ends a run of a backfill counts after all who ended one before.
  @SqlQuery(
      """
      select b.id from backfill b join run r on r.backfill = b.id
      where r.id = :run for no key update of b
      """)
  Optional<String> lockBackfillOf(String run);

  @SqlQuery(
      """
      select run_id, schedule_id, scheduled_for, range_from, range_to, session_id, outcome, partial,
        read_at, late_rows, late_reread
      from window_read
      where schedule_id = :schedule and range_from < :to and range_to > :from
      order by range_from, scheduled_for, run_id
      """)
  List<WindowRow> of(String schedule, Instant from, Instant to);

  @SqlQuery(
      """
      select w.run_id, w.schedule_id, w.scheduled_for, w.range_from, w.range_to, w.session_id,
        w.outcome, w.partial, w.read_at, w.late_rows, w.late_reread
      from run this
        join window_read w
          on w.schedule_id = this.schedule_id and w.scheduled_for < this.scheduled_for
        join run r on r.id = w.run_id and r.turn = 0
      where this.id = :run and this.turn = 0 and w.range_to > :endAfter
      order by w.scheduled_for desc limit :most
      """)
  List<WindowRow> toLookAfter(String run, Instant endAfter, int most);

  @SqlQuery(
      """
      select max(range_to) from window_read
      where schedule_id = :schedule and range_to < :before
        and not partial and outcome <> 'INCONCLUSIVE' and (late_rows = 0 or late_reread)
      """)
  Optional<Instant> readUpTo(String schedule, Instant before);

  @SqlUpdate(
      """
      update window_read set late_rows = late_rows + :rows, late_reread = :reread
      where run_id = :run
      """)
  void noteLate(String run, long rows, boolean reread);

  @SqlQuery(
      """
      select
        b.id, b.schedule_id, b.requested_by, b.requested_at,
        count(*) filter (where r.status = 'OPEN') as open,
        count(*) filter (where r.outcome = 'FINDINGS') as findings,
        count(*) filter (where r.outcome = 'CLEAR') as clear,
        count(*) filter (where r.outcome = 'INCONCLUSIVE') as inconclusive,
        count(*) filter (where r.status in ('FAILED', 'CANCELLED')) as failed
      from run this
        join backfill b on b.id = this.backfill
        join run r on r.backfill = b.id
      where this.id = :run
      group by b.id
      """)
  Optional<ProgressRow> backfillOf(String run);

  record ProgressRow(
      String id,
      String scheduleId,
      String requestedBy,
      Instant requestedAt,
      int open,
      int findings,
      int clear,
      int inconclusive,
      int failed) {
    Backfill.Progress toDomain() {
      var backfill =
          new Backfill(
              new BackfillId(id), new ScheduleId(scheduleId), new UserId(requestedBy), requestedAt);
      return new Backfill.Progress(backfill, open, findings, clear, inconclusive, failed);
    }
  }
}
