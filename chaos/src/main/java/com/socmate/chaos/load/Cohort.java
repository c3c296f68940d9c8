package com.socmate.chaos.load;

import com.socmate.chaos.world.Question;
import java.util.Set;

/// A kind of schedule in a round: how it is written, and which ends each of its occurrences may
/// have. Every schedule ends by itself, so that its occurrences can be counted beforehand.
public enum Cohort {
  /// Twenty occurrences of the last hours, all of which are caught up at once.
  BURST("ALLOW_ALL", "ALL"),
  /// Due every minute.
  STEADY("ALLOW_ALL", "ALL"),
  /// Due every minute, not while the one before is unfinished.
  SKIP("SKIP", "ALL"),
  /// Due every minute, one may wait.
  BUFFER("BUFFER_ONE", "ALL"),
  /// Due every minute, the newest wins.
  CANCEL("CANCEL_OTHER", "ALL"),
  /// Five hours of outage, of which only the last occurrence is caught up.
  LAST("ALLOW_ALL", "LAST"),
  /// Five hours of outage, of which nothing is caught up.
  NONE("ALLOW_ALL", "NONE"),
  /// Once.
  ONCE("SKIP", "LAST"),
  /// Every run fails, so that the schedule is disabled after five.
  FAILING("ALLOW_ALL", "ALL");

  /// A run that lost its worker three times ends like this.
  static final String FAILED = "FAILED";

  private static final String COMPLETED = "COMPLETED";
  private static final String MISSED = "MISSED";

  private final String overlap;
  private final String catchup;

  Cohort(String overlap, String catchup) {
    this.overlap = overlap;
    this.catchup = catchup;
  }

  String overlap() {
    return overlap;
  }

  String catchup() {
    return catchup;
  }

  /// The `number`-th schedule's question.
  Question question(int number) {
    return switch (this) {
      case FAILING -> Question.FAILS;
      case BURST, STEADY -> number % 100 == 0 ? Question.SLOW : Question.NO_PLAN;
      case SKIP, BUFFER, CANCEL -> number % 10 == 0 ? Question.SLOW : Question.CLEAR;
      case LAST, NONE, ONCE -> Question.FINDS;
    };
  }

  /// How the occurrence at `index` of `count` may end. A run that loses three workers in turn may
  /// also fail.
  Set<String> legalEnds(int index, int count) {
    return switch (this) {
      case BURST, STEADY, ONCE -> Set.of(COMPLETED);
      case SKIP, BUFFER -> Set.of(COMPLETED, "SKIPPED");
      case CANCEL -> Set.of(COMPLETED, "CANCELLED");
      case LAST -> Set.of(index == count - 1 ? COMPLETED : MISSED);
      case NONE -> Set.of(MISSED);
      case FAILING -> Set.of(FAILED);
    };
  }

  /// How a schedule stands in the end.
  String finalStatus() {
    return this == FAILING ? FAILED : COMPLETED;
  }
}
