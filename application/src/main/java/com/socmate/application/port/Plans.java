package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.investigation.PlanVersion.Origin;
import java.util.Optional;

/// The plans of schedules, version by version. No version is ever changed or taken out, so a run
/// that names one can be understood for ever.
public interface Plans {
  /// What the schedule's next run will execute.
  Optional<PlanVersion> current(ScheduleId id);

  Optional<PlanVersion> version(ScheduleId id, int number);

  /// The newest first.
  Slice<PlanVersion> versions(ScheduleId id, Page page);

  /// Keeps a plan under the next number and makes it the current one.
  PlanVersion keep(ScheduleId id, Plan plan, By by);

  /// Leaves the schedule without a current plan; its versions stay.
  void drop(ScheduleId id);

  /// Who made a plan, how, and what they say of it.
  record By(UserId author, Origin origin, String note) {
    public static By compiling(UserId author) {
      return new By(author, Origin.COMPILED, "");
    }

    public static By editing(UserId author, String note) {
      return new By(author, Origin.EDITED, note);
    }
  }
}
