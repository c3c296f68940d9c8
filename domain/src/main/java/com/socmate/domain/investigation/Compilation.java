package com.socmate.domain.investigation;

/// What became of a question in words: a plan, or the reason there is none.
public sealed interface Compilation {
  record Compiled(Plan plan) implements Compilation {}

  /// @param reason a sentence that says what was not understood
  /// @param closest a sentence that says what comes nearest and can be run
  record NotCompiled(String reason, String closest) implements Compilation {}
}
