package com.socmate.domain.run;

/// Why a run failed, for people and for programs.
///
/// @param message what happened, in a sentence
/// @param hint what to do about it, in a sentence
public record FailureReason(Code code, String message, String hint) {
  /// The contract's words.
  public enum Code {
    PROVIDER_UNREACHABLE,
    QUERY_TIMEOUT,
    QUERY_REJECTED,
    BUDGET_EXCEEDED,
    MODEL_ERROR,
    STUCK,
    WORKER_LOST,
    SANDBOX_FAILED,
    CONCURRENCY_LIMIT_EXCEEDED,
    TARGET_NOT_VERIFIED,
    INTERNAL
  }
}
