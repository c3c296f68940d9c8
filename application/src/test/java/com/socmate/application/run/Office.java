package com.socmate.application.run;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.identity.Role;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Recurrence;
import com.socmate.domain.time.Timetable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// A product in memory whose clock stands until it is moved: 22 November 2026, 07:59:30 UTC at
/// first.
final class Office {
  static final UserId OWNER = new UserId("usr_owner01");
  static final FailureReason UNREACHABLE =
      new FailureReason(
          FailureReason.Code.PROVIDER_UNREACHABLE,
          "The provider did not answer.",
          "Look at its status page.");

  static final Insistence PATIENT =
      new Insistence(
          Duration.ofNanos(2), Duration.ofMillis(1), RandomGenerator.of("L64X128MixRandom"));

  private Instant now = Instant.parse("2026-11-22T07:59:30Z");
  final InstantSource clock = () -> now;
  final InMemoryWorld world = new InMemoryWorld(clock);
  final IdGenerator ids = new IdGenerator(clock, RandomGenerator.of("L64X128MixRandom"));
  final DispatchDue dispatch =
      new DispatchDue(world.dueSchedules(), world.auditLog(), world.transactions(), ids);
  final FinishRun finish =
      new FinishRun(
          world.runQueue(),
          world.runs(),
          world.sessions(),
          world.schedules(),
          world.notifications(),
          world.auditLog(),
          world.transactions(),
          clock,
          new RunNews(ids, _ -> Optional.empty()));
  final RecoverRuns recover = new RecoverRuns(world.runQueue(), finish);
  final TriggerRun trigger =
      new TriggerRun(
          world.schedules(),
          world.runQueue(),
          world.auditLog(),
          world.transactions(),
          ids,
          clock,
          5);

  Instant now() {
    return now;
  }

  Office at(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  Office later(Duration by) {
    now = now.plus(by);
    return this;
  }

  Schedule dailyAtEight(OverlapPolicy overlap, CatchupPolicy catchup) {
    return scheduled(new Recurrence.Daily(LocalTime.of(8, 0)), overlap, catchup);
  }

  Schedule dailyAtEight() {
    return dailyAtEight(OverlapPolicy.SKIP, CatchupPolicy.LAST);
  }

  Schedule scheduled(Recurrence recurrence, OverlapPolicy overlap, CatchupPolicy catchup) {
    var definition =
        new Definition(
            "Daily failed sign-in check",
            "",
            "failed sign-ins",
            Persona.SOC_ANALYST,
            overlap,
            catchup,
            NotifyOn.NEW,
            Visibility.PRIVATE,
            List.of());
    var schedule =
        Schedule.create(
                ids.schedule(), OWNER, definition, Timetable.of(recurrence, ZoneOffset.UTC), now)
            .orElseThrow();
    world.schedules().add(schedule, Optional.empty());
    return schedule;
  }

  Schedule reread(Schedule schedule) {
    return world.schedules().find(schedule.id()).orElseThrow();
  }

  List<Run> runs(ScheduleId schedule) {
    return world.runs().ofSchedule(schedule, 50);
  }

  RunQueue.Claim claimOne() {
    var worker = world.runQueue().register("worker", Duration.ofMinutes(1));
    return world.runQueue().claim(worker, 1, 5).getFirst();
  }

  Request asOwner() {
    var scopes = EnumSet.allOf(Scope.class);
    return new Request(
        new Principal(OWNER, "user001@contoso.example", Set.of(Role.ANALYST), scopes),
        Optional.empty());
  }

  InvestigationResult clear() {
    return new InvestigationResult(new Conclusion.Clear(), List.of(), "# Clear");
  }

  InvestigationResult inconclusive() {
    return new InvestigationResult(
        new Conclusion.Inconclusive("SigninLogs was silent."), List.of(), "# Inconclusive");
  }

  InvestigationResult found(String address) {
    var key = new TreeMap<>(Map.of("IPAddress", address));
    var finding =
        new Finding(
            ids.finding(),
            "6 failed sign-ins from " + address,
            "",
            Severity.MEDIUM,
            key,
            Fingerprint.of("failed_signins", key),
            Finding.Novelty.NEW,
            List.of("T1110"),
            List.of(new EvidenceRef("Q1", 1)));
    return new InvestigationResult(
        new Conclusion.Findings(List.of(finding)), List.of(), "# Findings");
  }
}
