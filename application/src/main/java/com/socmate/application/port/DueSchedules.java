package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.schedule.ScheduledAudit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The clock's side of the schedules: which are due, and the one step in which they become runs.
public interface DueSchedules {
  /// Takes up to the limit of active schedules whose next time has come by the database's clock,
  /// asks what is to be done with each, and does it: runs written, next times moved, in one
  /// transaction. A schedule that another caller holds is left to it. The unique occurrence
  /// (schedule, instant) makes a second run for it impossible. A run that overlaps an unfinished
  /// one of its schedule is claimed only after that one's end (BUFFER_ONE), or has it asked to stop
  /// (CANCEL_OTHER).
  ///
  /// @return how many schedules were taken; fewer than the limit means that none is left
  int dispatch(int limit, Function<Due, Decision> decide);

  /// Resumes schedules whose pause has passed its `until` by the database's clock.
  ///
  /// @return how many
  int resumeElapsedPauses(int limit, Function<Due, ScheduleState> resume);

  /// @param now the database's clock
  /// @param unfinishedRuns how many of its runs are queued or running
  /// @param audit what it orders, if its occurrences are audits
  record Due(Schedule schedule, Instant now, int unfinishedRuns, Optional<ScheduledAudit> audit) {
    /// An investigation's.
    public Due(Schedule schedule, Instant now, int unfinishedRuns) {
      this(schedule, now, unfinishedRuns, Optional.empty());
    }

    public ScheduleId id() {
      return schedule.id();
    }
  }

  /// @param records one for each occurrence that has come, executed or not
  /// @param next how the schedule stands from now on
  record Decision(List<NewRun> records, ScheduleState next) {
    public Decision {
      records = List.copyOf(records);
    }
  }

  /// A run to be written: queued ones with the session that they will carry out.
  sealed interface NewRun {
    record ToExecute(Run.Queued run, Session session) implements NewRun {}

    /// An audit, which has no session.
    record ToAudit(Run.Queued run, Audit audit) implements NewRun {}

    /// A skipped or missed occurrence, finished at birth, without a session.
    record OnRecord(Run.Finished run) implements NewRun {}
  }
}
