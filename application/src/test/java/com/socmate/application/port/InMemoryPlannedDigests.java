package com.socmate.application.port;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestContents;
import com.socmate.domain.notification.DigestContents.Absent;
import com.socmate.domain.notification.DigestContents.OfSchedule;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Untold;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

public final class InMemoryPlannedDigests implements PlannedDigests {
  private static final Set<NotificationEvent> OF_RUNS =
      EnumSet.of(
          NotificationEvent.INVESTIGATION_COMPLETED,
          NotificationEvent.INVESTIGATION_FAILED,
          NotificationEvent.SCHEDULE_DISABLED,
          NotificationEvent.RUN_RECOVERED,
          NotificationEvent.AUDIT_FAILED);
  private static final Set<NotificationEvent> FAILURES =
      EnumSet.of(NotificationEvent.INVESTIGATION_FAILED, NotificationEvent.AUDIT_FAILED);

  private final InMemoryWorld world;

  public InMemoryPlannedDigests(InMemoryWorld world) {
    this.world = world;
  }

  record Way(UserId user, Channel channel) {}

  record Kept(Instant since, Instant next, Optional<Instant> heldUntil, long token) {
    Kept dueAt(Instant other) {
      return new Kept(since, other, Optional.empty(), token + 1);
    }
  }

  private Map<Way, Kept> digests() {
    return world.kept().digests;
  }

  @Override
  public void plan(UserId user, Channel channel, Instant next) {
    world.alone(() -> {
      var fresh = new Kept(world.now(), next, Optional.empty(), 0);
      digests().merge(new Way(user, channel), fresh, (old, _) -> old.dueAt(next));
    });
  }

  @Override
  public void hurry(UserId user, Channel channel) {
    world.alone(() -> {
      digests().computeIfPresent(new Way(user, channel), (_, old) -> old.dueAt(world.now()));
    });
  }

  @Override
  public Optional<Instant> next(UserId user, Channel channel) {
    return world.alone(
        () -> Optional.ofNullable(digests().get(new Way(user, channel))).map(Kept::next));
  }

  @Override
  public List<Due> claim(int most, Duration lease) {
    return world.alone(() -> {
      var now = world.now();
      var due =
          digests().entrySet().stream()
              .filter(it -> !it.getValue().next().isAfter(now))
              .filter(it -> it.getValue().heldUntil().filter(now::isBefore).isEmpty())
              .sorted(Comparator.comparing(it -> it.getValue().next()))
              .limit(most)
              .map(Map.Entry::getKey)
              .toList();
      return due.stream().map(way -> hold(way, now, lease)).toList();
    });
  }

  private Due hold(Way way, Instant now, Duration lease) {
    var old = requireNonNull(digests().get(way));
    var held = new Kept(old.since(), old.next(), Optional.of(now.plus(lease)), old.token() + 1);
    digests().put(way, held);
    return new Due(way.user(), way.channel(), held.since(), now, held.token());
  }

  @Override
  public boolean tell(Due due, Set<ScheduleId> without, Duration lag, Writer writer) {
    return world.alone(() -> {
      var way = new Way(due.user(), due.channel());
      var kept = digests().get(way);
      if (kept == null || kept.token() != due.token() || kept.heldUntil().isEmpty()) {
        return false;
      }
      var written = writer.write(contents(due, without, lag));
      written.letter().ifPresent(letter -> keep(due, letter));
      written
          .next()
          .ifPresentOrElse(
              next ->
                  digests()
                      .put(way, new Kept(written.since(), next, Optional.empty(), kept.token())),
              () -> digests().remove(way));
      return true;
    });
  }

  private void keep(Due due, Letter letter) {
    world.kept().notifications.add(letter.digest());
    letter.orders().forEach(world.deliveries()::keep);
    world.kept().untold.replaceAll(it -> waits(it, due) ? told(it, letter.id()) : it);
  }

  private static boolean waits(InMemoryDeliveries.NotTold it, Due due) {
    return it.news().recipient().equals(due.user())
        && it.untold().channel() == due.channel()
        && it.untold().kind() == Untold.Kind.GATHERED
        && it.untold().by().isEmpty();
  }

  private static InMemoryDeliveries.NotTold told(
      InMemoryDeliveries.NotTold it, NotificationId digest) {
    var was = it.untold();
    return new InMemoryDeliveries.NotTold(
        it.news(),
        new Untold(
            was.channel(),
            was.target(),
            was.kind(),
            was.why(),
            Optional.of(digest.value()),
            was.at()));
  }

  private DigestContents contents(Due due, Set<ScheduleId> without, Duration lag) {
    var items =
        world.kept().untold.stream()
            .filter(it -> waits(it, due))
            .map(InMemoryDeliveries.NotTold::news)
            .toList();
    var bySchedule =
        items.stream()
            .filter(InMemoryPlannedDigests::isOfRuns)
            .collect(groupingBy(it -> it.schedule().orElseThrow()));
    var schedules =
        bySchedule.entrySet().stream()
            .map(it -> ofSchedule(it.getKey(), it.getValue()))
            .sorted(
                Comparator.comparing(OfSchedule::disabled)
                    .thenComparingInt(OfSchedule::failed)
                    .thenComparingInt(OfSchedule::inconclusive)
                    .thenComparingInt(OfSchedule::fresh)
                    .reversed()
                    .thenComparing(OfSchedule::name))
            .toList();
    var others =
        items.stream()
            .filter(it -> !isOfRuns(it))
            .sorted(
                Comparator.comparing((Notification it) -> it.occasion() instanceof Occasion.Trouble)
                    .thenComparing(Notification::createdAt)
                    .thenComparing(Notification::id)
                    .reversed())
            .map(Notification::title)
            .toList();
    return new DigestContents(
        dueRuns(due, without, lag),
        schedules.stream().limit(12).toList(),
        schedules.size(),
        others.stream().limit(5).toList(),
        others.size(),
        new DigestContents.Totals(
            schedules.stream().mapToInt(OfSchedule::failed).sum(),
            schedules.stream().mapToInt(OfSchedule::inconclusive).sum(),
            schedules.stream().mapToInt(OfSchedule::fresh).sum()));
  }

  private static boolean isOfRuns(Notification it) {
    return it.schedule().isPresent() && OF_RUNS.contains(it.event());
  }

  private OfSchedule ofSchedule(ScheduleId id, List<Notification> items) {
    var completed =
        items.stream()
            .filter(it -> it.event() == NotificationEvent.INVESTIGATION_COMPLETED)
            .sorted(Comparator.comparing(Notification::createdAt).thenComparing(Notification::id))
            .toList();
    var inconclusive =
        (int) completed.stream().filter(it -> it.occasion() instanceof Occasion.Trouble).count();
    var fresh =
        completed.stream()
            .flatMap(it -> findings(it, Finding.Novelty.NEW))
            .sorted(
                Comparator.comparing(Finding::severity).reversed().thenComparing(Finding::title))
            .toList();
    return new OfSchedule(
        name(id),
        (int) items.stream().filter(it -> FAILURES.contains(it.event())).count(),
        inconclusive,
        completed.size() - inconclusive,
        (int) items.stream().filter(it -> it.event() == NotificationEvent.RUN_RECOVERED).count(),
        items.stream().anyMatch(it -> it.event() == NotificationEvent.SCHEDULE_DISABLED),
        fresh.size(),
        completed.isEmpty()
            ? 0
            : (int) findings(completed.getLast(), Finding.Novelty.STILL).count(),
        completed.stream().mapToInt(this::gone).sum(),
        fresh.stream().limit(3).map(Finding::title).toList());
  }

  private Optional<InvestigationResult> result(Notification it) {
    return it.session()
        .map(world.kept().results::get)
        .flatMap(byTurn -> Optional.ofNullable(byTurn.get(1)));
  }

  private Stream<Finding> findings(Notification news, Finding.Novelty novelty) {
    return result(news).stream()
        .flatMap(it -> it.conclusion().findings().stream())
        .filter(it -> it.novelty() == novelty && !it.isSuppressed());
  }

  private int gone(Notification news) {
    return result(news).flatMap(InvestigationResult::grounds).map(it -> it.gone()).orElse(0);
  }

  private String name(ScheduleId id) {
    return Optional.ofNullable(world.kept().schedules.get(id))
        .map(it -> it.definition().name())
        .orElse(id.value());
  }

  private DigestContents.DueRuns dueRuns(Due due, Set<ScheduleId> without, Duration lag) {
    var runs =
        world.kept().runs.values().stream()
            .filter(it -> isDue(it, due, lag))
            .filter(it -> owner(it).equals(Optional.of(due.user())))
            .filter(it -> it.origin().schedule().filter(without::contains).isEmpty())
            .toList();
    return new DigestContents.DueRuns(
        runs.size(),
        count(runs, Run.Completed.class),
        count(runs, Run.Failed.class),
        count(runs, Run.Missed.class),
        count(runs, Run.Skipped.class),
        count(runs, Run.Cancelled.class),
        runs.stream().flatMap(it -> absent(it).stream()).limit(6).toList());
  }

  private static boolean isDue(Run run, Due due, Duration lag) {
    var at = run.origin().scheduledFor();
    return (run.origin().trigger() == Trigger.SCHEDULED
            || run.origin().trigger() == Trigger.CATCH_UP)
        && !at.isBefore(due.since().minus(lag))
        && at.isBefore(due.now().minus(lag));
  }

  private Optional<UserId> owner(Run run) {
    return run.origin()
        .schedule()
        .flatMap(id -> Optional.ofNullable(world.kept().schedules.get(id)))
        .map(Schedule::owner);
  }

  private static int count(List<Run> runs, Class<? extends Run> state) {
    return (int) runs.stream().filter(state::isInstance).count();
  }

  private Optional<Absent> absent(Run run) {
    return switch (run) {
      case Run.Failed it -> Optional.of(absent(run, Absent.Fate.FAILED, it.why().message()));
      case Run.Missed it -> Optional.of(absent(run, Absent.Fate.MISSED, it.reason()));
      case Run.Skipped it -> Optional.of(absent(run, Absent.Fate.SKIPPED, it.reason()));
      case Run.Completed _, Run.Cancelled _, Run.Queued _, Run.Running _ -> Optional.empty();
    };
  }

  private Absent absent(Run run, Absent.Fate fate, String reason) {
    var name = name(run.origin().schedule().orElseThrow());
    return new Absent(name, run.origin().scheduledFor(), fate, reason);
  }

  @Override
  public int forget(Duration kept, int most) {
    return world.alone(() -> {
      var before = world.now().minus(kept);
      var gone =
          world.kept().untold.stream()
              .filter(it -> it.untold().at().isBefore(before))
              .limit(most)
              .toList();
      world.kept().untold.removeAll(gone);
      return gone.size();
    });
  }
}
