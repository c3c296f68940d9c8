package com.socmate.chaos.check;

import com.socmate.chaos.check.RunHistory.Run;
import com.socmate.chaos.load.Expectation;
import java.util.ArrayList;
import java.util.List;

/// Whether each occurrence that a schedule must have has come to exactly one legal end.
public final class ScheduleCheck {
  /// Everything that is wrong with it.
  public List<Violation> check(Expectation expected, ScheduleHistory history) {
    var found = new ArrayList<Violation>();
    occurrences(expected, history.runs(), found);
    if (!history.status().equals(expected.finalStatus()) || history.waits()) {
      found.add(
          new Violation(
              "A schedule ends as its kind must.",
              expected.schedule(),
              "%s is %s%s instead of %s"
                  .formatted(
                      expected.cohort(),
                      history.status(),
                      history.waits() ? " and still waits" : "",
                      expected.finalStatus())));
    }
    int notices = expected.finalStatus().equals("FAILED") ? 1 : 0;
    if (history.disabledNotices() != notices) {
      found.add(
          new Violation(
              "The disabling of a schedule is told once.",
              expected.schedule(),
              history.disabledNotices() + " times"));
    }
    return found;
  }

  private static void occurrences(Expectation expected, List<Run> runs, List<Violation> found) {
    for (int index = 0; index < Math.max(expected.count(), runs.size()); index++) {
      if (index >= runs.size()) {
        lost(expected, index, found);
        return;
      }
      var run = runs.get(index);
      int order = run.scheduledFor().compareTo(expected.occurrence(index));
      if (order > 0) {
        lost(expected, index, found);
        return;
      }
      if (order < 0 || run.turn() != 0 || (index >= expected.count() && !expected.open())) {
        found.add(
            new Violation(
                "An occurrence has a second row, or none was due.",
                expected.schedule(),
                run.toString()));
        return;
      }
      end(expected, index, run, found);
    }
  }

  private static void lost(Expectation expected, int index, List<Violation> found) {
    found.add(
        new Violation(
            "An occurrence is lost.",
            expected.schedule(),
            "%s at %s, number %d of %d"
                .formatted(
                    expected.cohort(), expected.occurrence(index), index + 1, expected.count())));
  }

  private static void end(Expectation expected, int index, Run run, List<Violation> found) {
    boolean lostItsWorkers = run.failureCode().equals("WORKER_LOST");
    if (!expected.legalEnds(index).contains(run.status()) && !lostItsWorkers) {
      found.add(
          new Violation(
              "An occurrence ends as its schedule's policies want.",
              expected.schedule(),
              expected.cohort() + " wants " + expected.legalEnds(index) + ", found " + run));
    }
  }
}
