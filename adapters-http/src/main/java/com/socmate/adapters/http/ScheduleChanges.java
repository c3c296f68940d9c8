package com.socmate.adapters.http;

import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a document would make otherwise of a schedule, member by member as documents name them.
final class ScheduleChanges {
  private ScheduleChanges() {}

  /// @param before null where there was nothing, and likewise after
  record Change(String member, @Nullable Object before, @Nullable Object after) {}

  /// @param present the plan that a person wrote for it, if one did
  /// @param plan the one that the document brings
  /// @param isPaused whether the document wants it to stand still; empty if it does not say
  static List<Change> of(
      Schedule schedule,
      Optional<Plan> present,
      ChangeSchedule.Wanted wanted,
      Optional<Plan> plan,
      Optional<Boolean> isPaused,
      Instant now) {
    var before = ScheduleYaml.members(schedule, present);
    var after =
        ScheduleYaml.members(
            schedule.change(wanted.definition(), wanted.timetable(), now), plan.or(() -> present));
    isPaused.ifPresent(it -> after.remove("status"));
    isPaused.filter(it -> it).ifPresent(_ -> after.put("status", "paused"));
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .map(it -> new Change(it, before.get(it), after.get(it)))
        .filter(it -> !Objects.equals(it.before(), it.after()))
        .toList();
  }
}
