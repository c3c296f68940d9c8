package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.Sight;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// When it is looked whether schedules still see their data: once a week each, at a moment of the
/// week that hangs on the schedule's identifier alone, so that they are spread evenly.
public interface Canaries {
  /// Active schedules with a plan whose moment has come within the time back from now and that have
  /// not been looked at for it.
  List<Due> due(Duration back, int most);

  void keep(ScheduleId id, Sight sight);

  Optional<Sight> of(ScheduleId id);

  /// @param before how it stood when it was looked at last
  record Due(Schedule schedule, Plan plan, Optional<Sight> before) {}
}
