package com.socmate.chaos.check;

import com.socmate.chaos.check.RunHistory.Change;
import com.socmate.chaos.check.RunHistory.Event;
import com.socmate.chaos.check.RunHistory.Hold;
import com.socmate.chaos.check.RunHistory.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What must be true of every run by itself: one end, one result, and not a row from anybody who
/// did not hold it.
public final class RunCheck {
  private static final int MOST_ATTEMPTS = 3;
  private static final String COMPLETED = "COMPLETED";
  private static final String CANCELLED = "CANCELLED";
  private static final String FAILED = "FAILED";

  /// Everything that is wrong with it.
  public List<Violation> check(RunHistory history) {
    var found = new Findings(history);
    history
        .run()
        .ifPresentOrElse(
            run -> check(run, history, found),
            () -> found.add("Rows name a session that no run has.", history.toString()));
    return found.all;
  }

  private static void check(Run run, RunHistory history, Findings found) {
    found.unless(!run.isOpen(), "A run has no end.", () -> run + ", " + lastHold(history));
    found.unless(
        !run.queuedAt().isBefore(run.scheduledFor()),
        "An occurrence was dispatched before its time.",
        run::toString);
    if (run.wasExecuted()) {
      results(run, history, found);
      events(history, found);
      writers(history, found);
      hands(run, history, found);
    } else {
      found.unless(
          history.sessionStatus().isEmpty()
              && history.events().isEmpty()
              && history.holds().isEmpty()
              && history.reports() == 0
              && history.notifications().isEmpty(),
          "An occurrence that did not run left results.",
          history::toString);
    }
  }

  private static void results(Run run, RunHistory history, Findings found) {
    int completed = run.status().equals(COMPLETED) ? 1 : 0;
    int failed = run.status().equals(FAILED) ? 1 : 0;
    found.unless(
        history.sessionStatus().equals(Optional.of(run.status())),
        "A session does not end as its run.",
        () -> run + ", session " + history.sessionStatus());
    found.unless(
        history.reports() == completed,
        "A completed run has one report, and others none.",
        () -> run + ", " + history.reports() + " reports");
    found.unless(
        notices(history, "INVESTIGATION_COMPLETED") == completed,
        "A completed run is told once, and others never.",
        () -> run + ", " + history.notifications());
    found.unless(
        notices(history, "INVESTIGATION_FAILED") == failed,
        "A failed run is told once, and others never.",
        () -> run + ", " + history.notifications());
  }

  private static int notices(RunHistory history, String event) {
    return history.notifications().getOrDefault(event, 0);
  }

  private static void events(RunHistory history, Findings found) {
    var events = history.events();
    long ends = events.stream().filter(Event::isLast).count();
    found.unless(ends == 1, "A session has one end.", () -> ends + " ends in " + events);
    found.unless(
        events.isEmpty() || ends == 0 || events.getLast().isLast(),
        "No event comes after the end.",
        events::toString);
    for (int i = 1; i < events.size(); i++) {
      found.unless(
          events.get(i).sequence() == events.get(i - 1).sequence() + 1,
          "The numbers of a session's events have no gap and no repeat.",
          events::toString);
    }
    found.unless(
        events.isEmpty()
            || events.getFirst().sequence() == 1
            || events.getFirst().kind().equals("RESTARTED"),
        "A story that does not begin with 1 begins with a new attempt.",
        events::toString);
  }

  /// Nobody writes but who holds the run, or has just ended it.
  private static void writers(RunHistory history, Findings found) {
    for (var event : history.events()) {
      var holder = history.inForce(event.writtenAt());
      found.unless(
          holder.filter(it -> mayWrite(it, event)).isPresent(),
          "Only who holds a run writes its events.",
          () -> event + " while " + holder);
    }
  }

  private static boolean mayWrite(Hold hold, Event event) {
    return switch (hold.change()) {
      case CLAIMED, SEIZED -> hold.by().equals(event.writer());
      case RELEASED -> hold.by().equals(event.writer()) && event.isLast();
      case QUEUED, RETURNED -> false;
    };
  }

  private static void hands(Run run, RunHistory history, Findings found) {
    var holds = history.holds();
    long released = holds.stream().filter(it -> it.change() == Change.RELEASED).count();
    found.unless(
        released == (run.isOpen() ? 0 : 1)
            && !holds.isEmpty()
            && holds.getFirst().change() == Change.QUEUED,
        "A run enters the queue once and leaves it once.",
        holds::toString);
    for (int i = 1; i < holds.size(); i++) {
      pass(run, holds.get(i - 1), holds.get(i), found);
    }
    int losses = holds.isEmpty() ? 0 : holds.getLast().losses();
    found.unless(
        run.attempts() == (isWithdrawn(holds) ? Math.max(1, losses) : losses + 1)
            && run.attempts() <= MOST_ATTEMPTS,
        "Attempts are the losses and one more, and three at most.",
        () -> run + ", " + losses + " losses");
    found.unless(
        !run.failureCode().equals("WORKER_LOST") || losses == MOST_ATTEMPTS - 1,
        "A run fails for lost workers only at the third loss.",
        () -> run + ", " + losses + " losses");
  }

  /// Taken out of the queue after its last loss, it was not attempted again.
  private static boolean isWithdrawn(List<Hold> holds) {
    return holds.size() > 1
        && holds.getLast().change() == Change.RELEASED
        && holds.get(holds.size() - 2).change() == Change.RETURNED;
  }

  private static void pass(Run run, Hold before, Hold after, Findings found) {
    boolean holds =
        switch (after.change()) {
          case QUEUED -> false;
          case CLAIMED, RETURNED, SEIZED -> after.token() > before.token();
          case RELEASED -> after.token() == before.token() && mayEnd(run, before, after);
        };
    found.unless(
        holds,
        "Each change of hands has a greater token, and only the holder ends a run.",
        () -> before + " then " + after);
  }

  /// A run that nobody holds can be withdrawn by anyone, but not completed.
  private static boolean mayEnd(Run run, Hold before, Hold after) {
    return switch (before.change()) {
      case CLAIMED, SEIZED -> after.by().equals(before.by());
      case QUEUED, RETURNED -> run.status().equals(CANCELLED);
      case RELEASED -> false;
    };
  }

  private static String lastHold(RunHistory history) {
    return history.holds().isEmpty() ? "never queued" : history.holds().getLast().toString();
  }

  /// Collects violations of one run.
  private static final class Findings {
    private final RunHistory history;
    private final List<Violation> all = new ArrayList<>();

    Findings(RunHistory history) {
      this.history = history;
    }

    void unless(boolean holds, String rule, java.util.function.Supplier<String> proof) {
      if (!holds) {
        add(rule, proof.get());
      }
    }

    void add(String rule, String proof) {
      all.add(new Violation(rule, history.run().map(Run::id).orElse(history.session()), proof));
    }
  }
}
