package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Plan;
import java.util.List;

/// A kind of question that can be answered from logs again and again in the same way.
public interface Intent {
  /// Its name in plans and fingerprints, such as `failed_signins`; it never changes.
  String name();

  /// What kind of work it is.
  Work work();

  /// A sentence with a question it can answer.
  String example();

  /// How well the words fit: 0 for not at all, and the more the better.
  int fit(Wording words);

  /// A plan for words that fit, or why these cannot be had.
  Planned plan(Wording words);

  /// What a row that met the plan's rule says, as a title without markup.
  String title(Plan plan, Row row);

  /// The same in a sentence or two, for people who have to act on it.
  String description(Plan plan, Row row);

  /// How much such a row matters.
  default Severity severity(Plan plan, Row row) {
    return plan.severity();
  }

  /// What to do about findings of this kind, one sentence each.
  List<String> nextSteps();

  /// What such findings mean for the organisation, in a sentence.
  String impact();

  /// The contract's four kinds of work.
  enum Work {
    TRIAGE,
    INVESTIGATION,
    HUNTING,
    COMPLIANCE
  }

  /// What became of words that fit an intent.
  sealed interface Planned {
    record Ready(Plan plan) implements Planned {}

    /// @param reason a sentence that says which part of the words cannot be honoured
    record CannotHonour(String reason) implements Planned {}
  }
}
