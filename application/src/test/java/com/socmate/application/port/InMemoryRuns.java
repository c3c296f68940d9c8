package com.socmate.application.port;

import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Run;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

public final class InMemoryRuns implements Runs {
  private static final Comparator<Run> OLDEST_FIRST =
      Comparator.<Run, Instant>comparing(run -> run.origin().scheduledFor()).thenComparing(Run::id);

  private final InMemoryWorld world;

  public InMemoryRuns(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Run> find(RunId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().runs.get(id)).map(this::asItStands));
  }

  @Override
  public Optional<Run> ofSession(SessionId session) {
    return world.alone(() ->
        world.kept().runs.values().stream()
            .filter(run -> run.origin().session().equals(session))
            .reduce((_, later) -> later)
            .map(this::asItStands));
  }

  @Override
  public List<Run> ofSchedule(ScheduleId schedule, int limit) {
    return world.alone(() ->
        runsOf(schedule)
            .sorted(OLDEST_FIRST.reversed())
            .limit(limit)
            .map(this::asItStands)
            .toList());
  }

  @Override
  public void finish(Run.Finished run) {
    world.alone(() -> world.kept().runs.put(run.id(), run));
  }

  @Override
  public Set<Fingerprint> lastFindings(ScheduleId schedule, RunId before) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().runs.get(before))
            .flatMap(run -> lastVerdictBefore(schedule, run))
            .map(run -> fingerprints(run.origin().session()))
            .orElse(Set.of()));
  }

  @Override
  public List<WindowRead> toLookAfter(RunId run, Instant endAfter, int most) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().runs.get(run))
            .filter(InMemoryRuns::isOfTheTimetable)
            .map(own ->
                world.kept().windows.stream()
                    .filter(it -> own.origin().schedule().equals(Optional.of(it.schedule())))
                    .filter(it -> it.occurrence().isBefore(own.origin().scheduledFor()))
                    .filter(it -> it.window().to().isAfter(endAfter))
                    .filter(it -> isOfTheTimetable(world.kept().runs.get(it.run())))
                    .sorted(Comparator.comparing(WindowRead::occurrence).reversed())
                    .limit(most)
                    .toList())
            .orElse(List.of()));
  }

  @Override
  public Optional<Instant> readUpTo(ScheduleId schedule, Instant before) {
    return world.alone(() ->
        world.kept().windows.stream()
            .filter(it -> it.schedule().equals(schedule) && it.covers())
            .map(it -> it.window().to())
            .filter(it -> it.isBefore(before))
            .max(Comparator.naturalOrder()));
  }

  private static boolean isOfTheTimetable(@Nullable Run run) {
    return run != null
        && switch (run.origin().trigger()) {
          case SCHEDULED, CATCH_UP -> true;
          case MANUAL, BACKFILL -> false;
        };
  }

  @Override
  public Set<Fingerprint> foundIn(SessionId session) {
    return world.alone(() -> fingerprints(session));
  }

  @Override
  public void noteLate(List<Conduct.LateRows> late) {
    world.alone(() -> {
      late.forEach(it ->
          world
              .kept()
              .windows
              .replaceAll(window -> window.run().equals(it.run()) ? noted(window, it) : window));
    });
  }

  private static WindowRead noted(WindowRead window, Conduct.LateRows late) {
    return new WindowRead(
        window.run(),
        window.schedule(),
        window.occurrence(),
        window.window(),
        window.session(),
        window.outcome(),
        window.partial(),
        window.readAt(),
        new WindowRead.Late(window.late().rows() + late.rows(), late.reread()));
  }

  @Override
  public void keepWindows(List<WindowRead> windows) {
    world.alone(() -> {
      world.kept().windows.addAll(windows);
    });
  }

  @Override
  public Optional<Backfill.Progress> backfillOf(RunId run) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().backfills.get(run))
            .map(backfill ->
                progress(
                    backfill,
                    world.kept().runs.values().stream()
                        .filter(it -> backfill.equals(world.kept().backfills.get(it.id())))
                        .toList())));
  }

  private static Backfill.Progress progress(Backfill backfill, List<Run> runs) {
    return new Backfill.Progress(
        backfill,
        (int) runs.stream().filter(it -> !(it instanceof Run.Finished)).count(),
        came(runs, Outcome.FINDINGS),
        came(runs, Outcome.CLEAR),
        came(runs, Outcome.INCONCLUSIVE),
        (int)
            runs.stream()
                .filter(it -> it instanceof Run.Failed || it instanceof Run.Cancelled)
                .count());
  }

  private static int came(List<Run> runs, Outcome outcome) {
    return (int)
        runs.stream()
            .filter(it -> it instanceof Run.Completed done && done.outcome() == outcome)
            .count();
  }

  private Optional<Run> lastVerdictBefore(ScheduleId schedule, Run run) {
    return runsOf(schedule)
        .filter(it -> OLDEST_FIRST.compare(it, run) < 0)
        .filter(it ->
            it instanceof Run.Completed completed && completed.outcome() != Outcome.INCONCLUSIVE)
        .max(OLDEST_FIRST);
  }

  @Override
  public Map<Fingerprint, String> told(ScheduleId schedule, RunId before) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().runs.get(before))
            .flatMap(run -> lastVerdictBefore(schedule, run))
            .stream()
            .flatMap(run -> findings(run.origin().session()))
            .filter(it -> !it.isSuppressed())
            .collect(
                Collectors.toUnmodifiableMap(
                    Finding::fingerprint, Finding::title, (one, _) -> one)));
  }

  private Set<Fingerprint> fingerprints(SessionId session) {
    return findings(session).map(Finding::fingerprint).collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Finding> findings(SessionId session) {
    return Optional.ofNullable(world.kept().results.get(session))
        .flatMap(byTurn -> Optional.ofNullable(byTurn.get(1)))
        .stream()
        .flatMap(result -> result.conclusion().findings().stream());
  }

  private Stream<Run> runsOf(ScheduleId schedule) {
    return world.kept().runs.values().stream()
        .filter(run -> run.origin().schedule().equals(Optional.of(schedule)));
  }

  Run asItStands(Run run) {
    return Optional.ofNullable(world.kept().work.get(run.id()))
        .filter(work -> work.holder().isPresent())
        .<Run>map(work -> work.claim().run())
        .orElse(run);
  }
}
