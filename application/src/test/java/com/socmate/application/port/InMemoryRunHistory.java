package com.socmate.application.port;

import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

public final class InMemoryRunHistory implements RunHistory {
  private static final Comparator<Run> OLDEST_FIRST =
      Comparator.<Run, Instant>comparing(run -> run.origin().scheduledFor()).thenComparing(Run::id);

  private final InMemoryWorld world;

  public InMemoryRunHistory(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Slice<Listed> list(Filter filter, Viewer viewer, Page page) {
    return world.alone(() -> {
      var order = filter.order() == Order.OCCURRENCE ? OLDEST_FIRST : OLDEST_FIRST.reversed();
      return InMemorySchedules.slice(
          seen(viewer).filter(run -> matches(filter, run)).sorted(order).map(this::listed).toList(),
          page);
    });
  }

  @Override
  public Optional<Listed> find(RunId id, Viewer viewer) {
    return world.alone(
        () -> seen(viewer).filter(run -> run.id().equals(id)).findFirst().map(this::listed));
  }

  @Override
  public Map<ScheduleId, List<Run>> latest(Collection<ScheduleId> schedules, int each) {
    return world.alone(() -> {
      var latest = new HashMap<ScheduleId, List<Run>>();
      for (var schedule : schedules) {
        var runs = latestOf(schedule, each);
        if (!runs.isEmpty()) {
          latest.put(schedule, runs);
        }
      }
      return latest;
    });
  }

  /// Of the same occurrence the one that was kept later comes first.
  private List<Run> latestOf(ScheduleId schedule, int most) {
    var runs =
        new ArrayList<>(
            world.kept().runs.values().stream()
                .filter(run -> run.origin().schedule().equals(Optional.of(schedule)))
                .toList());
    Collections.reverse(runs);
    return runs.stream()
        .sorted(Comparator.comparing((Run run) -> run.origin().scheduledFor()).reversed())
        .limit(most)
        .map(world.runs()::asItStands)
        .toList();
  }

  @Override
  public List<Run> between(ScheduleId schedule, Instant from, Instant to) {
    return world.alone(() ->
        world.kept().runs.values().stream()
            .filter(run -> run.origin().schedule().equals(Optional.of(schedule)))
            .filter(run -> !run.origin().scheduledFor().isBefore(from))
            .filter(run -> !run.origin().scheduledFor().isAfter(to))
            .sorted(Comparator.comparing(run -> run.origin().scheduledFor()))
            .map(world.runs()::asItStands)
            .toList());
  }

  @Override
  public List<WindowRead> windows(ScheduleId schedule, Instant from, Instant to) {
    return world.alone(() ->
        world.kept().windows.stream()
            .filter(it -> it.schedule().equals(schedule))
            .filter(it -> it.window().from().isBefore(to) && it.window().to().isAfter(from))
            .sorted(
                Comparator.<WindowRead, Instant>comparing(it -> it.window().from())
                    .thenComparing(WindowRead::occurrence)
                    .thenComparing(WindowRead::run))
            .toList());
  }

  private Stream<Run> seen(Viewer viewer) {
    return world.kept().runs.values().stream()
        .filter(run -> !run.origin().lane().isOfWorkspace())
        .filter(run -> sees(viewer, run))
        .map(world.runs()::asItStands);
  }

  private boolean sees(Viewer viewer, Run run) {
    return viewer.seesAll()
        || run.origin()
            .schedule()
            .map(id -> schedule(id).filter(it -> InMemorySchedules.sees(viewer, it)).isPresent())
            .orElseGet(() -> world.sessions().find(run.origin().session(), viewer).isPresent());
  }

  private Optional<Schedule> schedule(ScheduleId id) {
    return Optional.ofNullable(world.kept().schedules.get(id))
        .or(() ->
            Optional.ofNullable(world.kept().deleted.get(id)).map(InMemoryWorld.Deleted::schedule));
  }

  private Listed listed(Run run) {
    var version = world.kept().planVersions.get(run.id());
    return new Listed(
        run,
        run.origin().schedule().flatMap(this::schedule).map(it -> it.definition().name()),
        version == null ? OptionalInt.empty() : OptionalInt.of(version),
        Optional.ofNullable(version)
            .flatMap(it ->
                run.origin().schedule().map(of -> world.plans().all(of).get(it - 1).plan().hash())),
        Optional.ofNullable(world.kept().backfills.get(run.id())).map(Backfill::id));
  }

  private boolean matches(Filter filter, Run run) {
    var origin = run.origin();
    return filter.standing().map(it -> it == standing(run)).orElse(true)
        && filter
            .outcome()
            .map(it -> run instanceof Run.Completed done && done.outcome() == it)
            .orElse(true)
        && filter.trigger().map(it -> it == origin.trigger()).orElse(true)
        && filter.schedule().map(it -> origin.schedule().equals(Optional.of(it))).orElse(true)
        && filter.backfill().map(it -> listed(run).backfill().equals(Optional.of(it))).orElse(true)
        && filter.from().map(it -> !origin.scheduledFor().isBefore(it)).orElse(true)
        && filter.to().map(it -> origin.scheduledFor().isBefore(it)).orElse(true);
  }

  private static Standing standing(Run run) {
    return switch (run) {
      case Run.Queued _ -> Standing.QUEUED;
      case Run.Running _ -> Standing.RUNNING;
      case Run.Completed _ -> Standing.COMPLETED;
      case Run.Failed _ -> Standing.FAILED;
      case Run.Cancelled _ -> Standing.CANCELLED;
      case Run.Skipped _ -> Standing.SKIPPED;
      case Run.Missed _ -> Standing.MISSED;
    };
  }
}
