package com.socmate.adapters.persistence;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A schedule's row of `schedule` and its row of `schedule_clock`.
record ScheduleRow(
    String id,
    String owner,
    String name,
    String description,
    String query,
    String persona,
    String overlap,
    String catchup,
    String notifyOn,
    String visibility,
    List<String> tags,
    @Nullable String budget,
    String provider,
    TimetableRow timetable,
    ClockRow clock,
    long version,
    Instant createdAt,
    Instant updatedAt) {

  static ScheduleRow of(Schedule schedule) {
    var definition = schedule.definition();
    return new ScheduleRow(
        schedule.id().value(),
        schedule.owner().value(),
        definition.name(),
        definition.description(),
        definition.query(),
        definition.persona().name(),
        definition.overlap().name(),
        definition.catchup().name(),
        definition.notifyOn().name(),
        definition.visibility().name(),
        definition.tags(),
        BudgetJson.write(definition.budget()),
        definition.provider(),
        TimetableRow.of(schedule.timetable()),
        ClockRow.of(schedule.state()),
        schedule.version(),
        schedule.createdAt(),
        schedule.updatedAt());
  }

  Schedule toDomain() {
    return CorruptRow.unless("schedule " + id, this::read);
  }

  private Schedule read() {
    return new Schedule(
        new ScheduleId(id),
        new UserId(owner),
        new Definition(
            name,
            description,
            query,
            Persona.valueOf(persona),
            OverlapPolicy.valueOf(overlap),
            CatchupPolicy.valueOf(catchup),
            NotifyOn.valueOf(notifyOn),
            Visibility.valueOf(visibility),
            tags,
            BudgetJson.read(budget),
            provider),
        timetable.toDomain(),
        clock.toDomain(),
        version,
        createdAt,
        updatedAt);
  }
}
