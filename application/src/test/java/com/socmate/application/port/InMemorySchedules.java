package com.socmate.application.port;

import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.schedule.FailureStreak;
import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import com.socmate.domain.time.Recurrence;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

public final class InMemorySchedules implements Schedules {
  private static final Comparator<Schedule> BY_CREATION =
      Comparator.comparing(Schedule::createdAt).thenComparing(Schedule::id);
  private static final Comparator<Schedule> BY_NAME =
      Comparator.<Schedule, String>comparing(it -> it.definition().name().toLowerCase(Locale.ROOT))
          .thenComparing(Schedule::id);
  private static final Comparator<Schedule> BY_NEXT_RUN =
      Comparator.<Schedule, Instant>comparing(it -> it.nextRunAt().orElse(Instant.MAX))
          .thenComparing(Schedule::id);

  private final InMemoryWorld world;

  public InMemorySchedules(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void add(Schedule schedule, Optional<Plan> plan) {
    world.alone(() -> {
      world.kept().schedules.put(schedule.id(), schedule);
      world.kept().timesSince.put(schedule.id(), world.now());
      plan.ifPresent(
          it -> world.plans().keep(schedule.id(), it, Plans.By.compiling(schedule.owner())));
    });
  }

  @Override
  public Optional<Schedule> find(ScheduleId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().schedules.get(id)));
  }

  @Override
  public Optional<Schedule> find(ScheduleId id, Viewer viewer) {
    return find(id).filter(schedule -> sees(viewer, schedule));
  }

  @Override
  public Optional<StoredPlan> plan(ScheduleId id) {
    return world.alone(() ->
        find(id)
            .flatMap(_ -> Optional.ofNullable(world.kept().plans.get(id)))
            .flatMap(plans ->
                plans
                    .current()
                    .map(version ->
                        new StoredPlan(version, plans.versions().get(version - 1).plan()))));
  }

  @Override
  public Optional<StoredPlan> plan(ScheduleId id, RunId run) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().planVersions.get(run))
            .map(version -> new StoredPlan(version, world.plans().all(id).get(version - 1).plan()))
            .or(() -> plan(id)));
  }

  @Override
  public Optional<Instant> timesSince(ScheduleId id) {
    return world.alone(() -> Optional.ofNullable(world.kept().timesSince.get(id)));
  }

  @Override
  public <R> Optional<R> change(ScheduleId id, Function<Schedule, Change<R>> change) {
    return world.alone(() ->
        find(id)
            .map(before -> {
              var decided = change.apply(before);
              world.kept().schedules.put(id, decided.schedule());
              if (!decided.schedule().timetable().equals(before.timetable())) {
                world.kept().timesSince.put(id, world.now());
              }
              return decided.answer();
            }));
  }

  @Override
  public boolean delete(ScheduleId id) {
    return world.alone(() -> {
      var gone = Optional.ofNullable(world.kept().schedules.remove(id));
      gone.ifPresent(
          it -> world.kept().deleted.put(id, new InMemoryWorld.Deleted(it, world.now())));
      return gone.isPresent();
    });
  }

  @Override
  public Optional<Schedule> restore(
      ScheduleId id,
      Instant deletedAfter,
      BiFunction<Schedule, ScheduleState.Status, Optional<Schedule>> decide) {
    return world.alone(() -> {
      var restored =
          Optional.ofNullable(world.kept().deleted.get(id))
              .filter(it -> it.at().isAfter(deletedAfter))
              .map(InMemoryWorld.Deleted::schedule)
              .flatMap(it -> decide.apply(asDeleted(it), it.state().status()));
      restored.ifPresent(it -> {
        world.kept().deleted.remove(id);
        world.kept().schedules.put(id, it);
      });
      return restored;
    });
  }

  private Schedule asDeleted(Schedule it) {
    return new Schedule(
        it.id(),
        it.owner(),
        it.definition(),
        it.timetable(),
        new ScheduleState.Completed(world.now()),
        it.version() + 1,
        it.createdAt(),
        world.now());
  }

  @Override
  public int countDue(Instant from, Instant to, int most) {
    return world.alone(() ->
        (int)
            world.kept().schedules.values().stream()
                .flatMap(it -> it.nextRunAt().stream())
                .filter(next -> !next.isBefore(from) && next.isBefore(to))
                .limit(most)
                .count());
  }

  @Override
  public Slice<Schedule> list(Filter filter, Viewer viewer, Page page) {
    return world.alone(() -> {
      var found =
          world.kept().schedules.values().stream()
              .filter(schedule -> sees(viewer, schedule))
              .filter(schedule -> matches(filter, schedule))
              .sorted(comparator(filter.order()))
              .toList();
      return slice(found, page);
    });
  }

  static boolean sees(Viewer viewer, Schedule schedule) {
    return viewer.seesAll()
        || schedule.owner().equals(viewer.user())
        || schedule.definition().visibility() == Visibility.TEAM;
  }

  private static boolean matches(Filter filter, Schedule schedule) {
    return isOrAny(filter.status(), schedule.state().status())
        && isOrAny(filter.frequency(), frequency(schedule))
        && isOrAny(filter.persona(), schedule.definition().persona())
        && isOrAny(filter.owner(), schedule.owner())
        && filter.tag().map(schedule.definition().tags()::contains).orElse(true)
        && filter.text().map(text -> contains(schedule, text)).orElse(true)
        && (!filter.onlyFailing() || isFailing(schedule.state()));
  }

  private static boolean isFailing(ScheduleState state) {
    return switch (state) {
      case ScheduleState.Failed _ -> true;
      case ScheduleState.Active(_, var streak) -> !streak.equals(FailureStreak.NONE);
      case ScheduleState.Paused _, ScheduleState.Completed _ -> false;
    };
  }

  private static <T> boolean isOrAny(Optional<T> wanted, T found) {
    return wanted.isEmpty() || wanted.get().equals(found);
  }

  private static boolean contains(Schedule schedule, String text) {
    var definition = schedule.definition();
    return Stream.of(definition.name(), definition.description(), definition.query())
        .anyMatch(it -> it.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
  }

  private static Frequency frequency(Schedule schedule) {
    return switch (schedule.timetable().recurrence()) {
      case Recurrence.Once _ -> Frequency.ONCE;
      case Recurrence.Daily _ -> Frequency.DAILY;
      case Recurrence.Weekly _ -> Frequency.WEEKLY;
      case Recurrence.Monthly _ -> Frequency.MONTHLY;
      case Recurrence.Custom _ -> Frequency.CUSTOM;
    };
  }

  /// Without a next run comes last either way.
  private static Comparator<Schedule> comparator(Order order) {
    return switch (order) {
      case CREATED -> BY_CREATION;
      case CREATED_DESC -> BY_CREATION.reversed();
      case NAME -> BY_NAME;
      case NAME_DESC -> BY_NAME.reversed();
      case NEXT_RUN -> BY_NEXT_RUN;
      case NEXT_RUN_DESC ->
          Comparator.<Schedule, Boolean>comparing(it -> it.nextRunAt().isEmpty())
              .thenComparing(BY_NEXT_RUN.reversed());
    };
  }

  static <T> Slice<T> slice(List<T> all, Page page) {
    return page.of(all);
  }
}
