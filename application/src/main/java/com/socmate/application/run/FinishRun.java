package com.socmate.application.run;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Runs;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.ScheduleSnapshot;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Actor;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Ends a run in one transaction: its row, its session, the reaction of its schedule and the
/// notifications stand together or not at all, and only if the claim still holds. Runs that end at
/// about the same moment share a transaction, and none of them can spoil it for the others.
public final class FinishRun {
  private static final Actor CLOCK = new Actor.Automaton("runs");
  private static final int MOST_AT_ONCE = 500;

  private final RunQueue queue;
  private final Runs runs;
  private final Sessions sessions;
  private final Schedules schedules;
  private final Notifications notifications;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;
  private final RunNews news;
  private final Gathering<Claimed, Boolean> endings;
  private final Consumer<Run.Finished> watcher;

  public FinishRun(
      RunQueue queue,
      Runs runs,
      Sessions sessions,
      Schedules schedules,
      Notifications notifications,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock,
      RunNews news) {
    this(
        queue,
        runs,
        sessions,
        schedules,
        notifications,
        auditLog,
        transactions,
        clock,
        news,
        _ -> {});
  }

  private FinishRun(
      RunQueue queue,
      Runs runs,
      Sessions sessions,
      Schedules schedules,
      Notifications notifications,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock,
      RunNews news,
      Consumer<Run.Finished> watcher) {
    this.queue = queue;
    this.runs = runs;
    this.sessions = sessions;
    this.schedules = schedules;
    this.notifications = notifications;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
    this.news = news;
    this.watcher = watcher;
    this.endings = new Gathering<>(MOST_AT_ONCE, this::finish);
  }

  /// The same, and each run that has ended for good is told of.
  public FinishRun watchedBy(Consumer<Run.Finished> told) {
    return new FinishRun(
        queue, runs, sessions, schedules, notifications, auditLog, transactions, clock, news, told);
  }

  /// Tells of runs that ended, here or in another way, once their transaction is over.
  public void tellEnd(Run.Finished run) {
    watcher.accept(run);
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean complete(RunQueue.Claim claim, InvestigationResult result) {
    return end(claim, Ending.completed(claim, result, clock.instant()));
  }

  /// Ends the run of a question that a model was let answer.
  ///
  /// @return false if the claim was stale; then nothing was written
  public boolean tell(RunQueue.Claim claim, Turn.Told told, List<Evidence> evidence) {
    return end(claim, Ending.told(claim, new Ending.Words(told, evidence), clock.instant()));
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean fail(RunQueue.Claim claim, FailureReason why) {
    return end(claim, Ending.failed(claim, why, clock.instant()));
  }

  /// @return false if the claim was stale; then nothing was written
  public boolean cancel(RunQueue.Claim claim, String reason) {
    return end(claim, Ending.cancelled(claim, reason, clock.instant()));
  }

  private boolean end(RunQueue.Claim claim, Ending how) {
    return endings.ask(new Claimed(claim, how));
  }

  /// Ends a run that no worker has taken yet.
  ///
  /// @return false if it does not wait; then nothing was written
  public boolean withdraw(RunId id, String reason) {
    return withdraw(new RunQueue.Waiting.One(id), reason, 1) == 1;
  }

  /// Ends up to so many runs that no worker has taken yet.
  ///
  /// @return how many
  public int withdraw(RunQueue.Waiting which, String reason, int most) {
    return drop(which, most, (run, at) -> Ending.withdrawn(run, reason, at));
  }

  /// Fails up to so many runs that no worker has taken yet.
  ///
  /// @return how many
  public int expire(RunQueue.Waiting which, FailureReason why, int most) {
    return drop(which, most, (run, at) -> Ending.expired(run, why, at));
  }

  private int drop(RunQueue.Waiting which, int most, BiFunction<Run.Queued, Instant, Ending> end) {
    var dropped =
        transactions.together(() -> {
          var at = clock.instant();
          var all = queue.withdraw(which, most).stream().map(run -> end.apply(run, at)).toList();
          record(all);
          return all;
        });
    dropped.forEach(it -> tellEnd(it.run()));
    return dropped.size();
  }

  /// One transaction for all; a stale claim drops only its own run.
  private List<Boolean> finish(List<Claimed> all) {
    var held =
        transactions.together(() -> {
          var kept = Set.copyOf(queue.releaseAll(all.stream().map(Claimed::claim).toList()));
          record(all.stream().filter(it -> kept.contains(it.claim())).map(Claimed::how).toList());
          return kept;
        });
    all.stream().filter(it -> held.contains(it.claim())).forEach(it -> tellEnd(it.how().run()));
    return all.stream().map(it -> held.contains(it.claim())).toList();
  }

  private void record(List<Ending> kept) {
    runs.finishAll(kept.stream().map(Ending::run).toList());
    sessions.concludeAll(kept.stream().map(Ending::ofSession).toList());
    kept.forEach(it ->
        it.words()
            .ifPresent(words -> sessions.tell(it.run().id(), words.told(), words.evidence())));
    runs.keepWindows(kept.stream().flatMap(it -> it.window().stream()).toList());
    runs.noteLate(kept.stream().flatMap(it -> it.late().stream()).toList());
    notifications.addAll(react(kept));
  }

  private List<Notification> react(List<Ending> kept) {
    Map<ScheduleId, Answer> answers = new LinkedHashMap<>();
    for (var ending : kept) {
      ending
          .run()
          .origin()
          .schedule()
          .ifPresent(id -> answers.merge(id, new Answer(List.of(ending)), Answer::and));
    }
    var reactions = schedules.changeEach(answers);
    reactions.values().stream().flatMap(List::stream).forEach(this::enter);
    return Stream.concat(
            tell(reactions.values().stream().flatMap(List::stream).toList()).stream(),
            kept.stream()
                .map(Ending::run)
                .filter(run -> run.origin().schedule().isEmpty())
                .flatMap(run -> news.ofOrdered(run).stream()))
        .toList();
  }

  /// Of a backfill only its whole end is told, and once.
  private List<Notification> tell(List<Reaction> reactions) {
    var told = new HashSet<BackfillId>();
    return reactions.stream()
        .flatMap(it ->
            it.isOfBackfill()
                ? runs.backfillOf(it.run().id()).stream()
                    .filter(Backfill.Progress::isDone)
                    .filter(progress -> told.add(progress.backfill().id()))
                    .map(progress -> news.of(it.after(), it.run(), progress))
                : news.of(it.before(), it.after(), it.run(), it.result()).stream())
        .toList();
  }

  private void enter(Reaction reaction) {
    if (reaction.changedStatus()) {
      auditLog.append(reaction.entry());
    }
  }

  private record Claimed(RunQueue.Claim claim, Ending how) {}

  /// What a schedule makes of the ends of its runs, one after the other.
  private record Answer(List<Ending> endings)
      implements Function<Schedule, Schedules.Change<List<Reaction>>> {
    Answer and(Answer other) {
      return new Answer(Stream.concat(endings.stream(), other.endings().stream()).toList());
    }

    @Override
    public Schedules.Change<List<Reaction>> apply(Schedule schedule) {
      var reactions = new ArrayList<Reaction>();
      var stands = schedule;
      for (var ending : endings) {
        var after = stands.after(ending.run());
        reactions.add(new Reaction(stands, after, ending.run(), ending.result()));
        stands = after;
      }
      return new Schedules.Change<>(stands, reactions);
    }
  }

  /// How a schedule answered to the end of its run.
  private record Reaction(
      Schedule before, Schedule after, Run.Finished run, Optional<InvestigationResult> result) {
    boolean isOfBackfill() {
      return run.origin().trigger() == Trigger.BACKFILL;
    }

    boolean changedStatus() {
      return before.state().status() != after.state().status();
    }

    AuditLog.Entry entry() {
      return new AuditLog.Entry(
          run.finishedAt(),
          CLOCK,
          after.state() instanceof ScheduleState.Failed
              ? "schedule.disabled"
              : "schedule.completed",
          after.id().value(),
          Optional.of(ScheduleSnapshot.json(before)),
          Optional.of(ScheduleSnapshot.json(after)),
          Optional.empty(),
          Optional.empty());
    }
  }
}
