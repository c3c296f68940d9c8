package com.socmate.application.investigation;

import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.FailureReason.Code;
import java.time.Duration;

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

  static FailureReason outOfTime(Duration whole, String query) {
    return new FailureReason(
        Code.BUDGET_EXCEEDED,
        "The run's " + whole.toSeconds() + " seconds were used up before " + query + ".",
        "Shorten the window, or narrow the question.");
  }
}
