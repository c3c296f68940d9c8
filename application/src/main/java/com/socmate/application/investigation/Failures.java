package com.socmate.application.investigation;

import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.FailureReason.Code;

/// Why a run breaks off, with what to do about it.
final class Failures {
  private Failures() {}

  static FailureReason rejected(String query, String why) {
    return new FailureReason(
        Code.QUERY_REJECTED,
        query + " was rejected by the log workspace: " + why,
        "Look at the schedule's plan; a table or column it names may be gone.");
  }

  static FailureReason timedOut(String query, String why) {
    return new FailureReason(
        Code.QUERY_TIMEOUT,
        query + " took too long: " + why,
        "Shorten the window, or narrow the question.");
  }

  static FailureReason unreachable(String why) {
    return new FailureReason(
        Code.PROVIDER_UNREACHABLE,
        "The log workspace could not be asked: " + why,
        "Check the workspace's address and credentials; the next run tries again.");
  }

  /// @param what the part of the budget that is used up
  static FailureReason spent(String what, String query) {
    return new FailureReason(
        Code.BUDGET_EXCEEDED,
        "The run's " + what + " were used up before " + query + ".",
        "Shorten the window, narrow the question, or raise the schedule's budget.");
  }

  static FailureReason tooManyQueries(int needed, int allowed) {
    return new FailureReason(
        Code.BUDGET_EXCEEDED,
        "The plan asks up to "
            + needed
            + " queries, the counts of rows included, and a run may ask "
            + allowed
            + "; nothing was asked.",
        "Raise the schedule's budget, or take queries out of its plan.");
  }
}
