package com.socmate.domain.audit;

import java.util.List;

/// What a check came to. Only [Pass] and [Fail] are statements about the target; nothing is clean
/// because it could not be looked at.
public sealed interface Verdict {
  String wireName();

  /// Something is wrong.
  record Fail(List<Defect> defects) implements Verdict {
    public Fail {
      defects = List.copyOf(defects);
      if (defects.isEmpty()) {
        throw new IllegalArgumentException("A check that fails names a defect.");
      }
    }

    @Override
    public String wireName() {
      return "fail";
    }
  }

  /// It was looked at, and nothing is wrong.
  record Pass() implements Verdict {
    @Override
    public String wireName() {
      return "pass";
    }
  }

  /// The question does not arise.
  record NotApplicable(String reason) implements Verdict {
    @Override
    public String wireName() {
      return "not_applicable";
    }
  }

  /// It could not be looked at.
  record NotTested(String reason) implements Verdict {
    @Override
    public String wireName() {
      return "not_tested";
    }
  }

  /// Passes where nothing is wrong.
  static Verdict of(List<Defect> defects) {
    return defects.isEmpty() ? new Pass() : new Fail(defects);
  }
}
