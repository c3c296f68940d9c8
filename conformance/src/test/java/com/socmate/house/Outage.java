package com.socmate.house;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.run.DispatchDue;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/// A morning on which nothing dispatched from half past three to twenty to eight.
final class Outage {
  private static final Instant BEFORE = Instant.parse("2027-03-01T03:30:00Z");
  private static final Instant AFTER = Instant.parse("2027-03-01T07:40:00Z");

  private Instant now = BEFORE;
  private final InstantSource clock = () -> now;
  private final InMemoryWorld world = new InMemoryWorld(clock);
  private final IdGenerator ids = new IdGenerator(clock, RandomGenerator.of("L64X128MixRandom"));

  /// What became of each occurrence once the product was back.
  static String told(String expression, CatchupPolicy catchup, OverlapPolicy overlap) {
    return new Outage().of(expression, definition(catchup, overlap));
  }

  private String of(String expression, Definition definition) {
    var schedule =
        Schedule.create(
                ids.schedule(),
                new UserId("usr_owner01"),
                definition,
                Timetable.of(
                    new Recurrence.Custom(CronExpression.parse(expression)), ZoneOffset.UTC),
                now)
            .orElseThrow();
    world.schedules().add(schedule, Optional.empty());
    now = AFTER;
    new DispatchDue(world.dueSchedules(), world.auditLog(), world.transactions(), ids).dispatch();
    return told(world.runs().ofSchedule(schedule.id(), 50));
  }

  private static Definition definition(CatchupPolicy catchup, OverlapPolicy overlap) {
    return new Definition(
        "Failed sign-ins",
        "",
        "failed sign-ins",
        Persona.SOC_ANALYST,
        overlap,
        catchup,
        NotifyOn.NEW,
        Visibility.PRIVATE,
        List.of());
  }

  private static String told(List<Run> runs) {
    Map<String, String> byTheirFate =
        runs.reversed().stream()
            .collect(
                Collectors.groupingBy(
                    Outage::fate,
                    TreeMap::new,
                    Collectors.mapping(Outage::time, Collectors.joining(", "))));
    return byTheirFate.entrySet().stream()
        .map(it -> it.getValue() + " " + it.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String fate(Run run) {
    return switch (run) {
      case Run.Missed _ -> "missed";
      case Run.Skipped _ -> "skipped";
      case Run.Queued _ -> "queued";
      case Run.Running _, Run.Completed _, Run.Failed _, Run.Cancelled _ ->
          throw new IllegalStateException("Nothing executes here; found " + run);
    };
  }

  private static String time(Run run) {
    return LocalTime.ofInstant(run.origin().scheduledFor(), ZoneOffset.UTC).toString();
  }
}
