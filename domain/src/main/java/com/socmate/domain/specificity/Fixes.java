package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;
import com.socmate.domain.specificity.Criterion.Question;
import java.util.ArrayList;
import java.util.List;

/// Proposes changes to the text for what failed and can be mended without asking.
final class Fixes {
  private final Signals signals;
  private final List<Criterion> criteria;

  Fixes(Signals signals, List<Criterion> criteria) {
    this.signals = signals;
    this.criteria = criteria;
  }

  List<Fix> all() {
    List<Fix> fixes = new ArrayList<>();
    if (failed(Question.CONDITION) && !failed(Question.ENTITY)) {
      fixes.add(
          atEnd(
              "add-threshold",
              Question.CONDITION,
              "Count per account",
              " with more than 10 events per account",
              "A number per account turns a list into findings."));
    }
    if (failed(Question.AGGREGATION_KEY)) {
      fixes.add(
          atEnd(
              "add-key",
              Question.AGGREGATION_KEY,
              "Count by source address",
              " from the same IP",
              "A count needs something to be counted by."));
    }
    if (failed(Question.TIME_WINDOW)) {
      fixes.add(
          signals.isKql()
              ? inKql()
              : atEnd(
                  "add-window",
                  Question.TIME_WINDOW,
                  "Look back 24 hours",
                  " in the last 24 hours",
                  "Every run then reads what the last one did not."));
    }
    if (failed(Question.RECURRENCE)) {
      signals
          .window()
          .filter(window -> window.kind() == Window.Kind.ABSOLUTE)
          .ifPresent(window -> fixes.add(rolling(window)));
    }
    return List.copyOf(fixes);
  }

  private boolean failed(Question id) {
    return criteria.stream().anyMatch(criterion -> criterion.id() == id && criterion.failed());
  }

  private Fix rolling(Window window) {
    return new Fix(
        "make-rolling",
        Question.RECURRENCE,
        "Look back 24 hours instead of at a fixed date",
        window.span(),
        "the last 24 hours",
        "A fixed date gives the same answer on every run.");
  }

  /// Before the closing punctuation.
  private Fix atEnd(String id, Question criterion, String label, String text, String why) {
    String query = signals.query();
    int end = query.length();
    while (end > 0 && " .?!;".indexOf(query.charAt(end - 1)) >= 0) {
      end--;
    }
    return new Fix(id, criterion, label, TextSpan.ofChars(query, end, end), text, why);
  }

  private Fix inKql() {
    int pipe = signals.query().indexOf('|');
    return new Fix(
        "add-window",
        Question.TIME_WINDOW,
        "Look back 24 hours",
        TextSpan.ofChars(signals.query(), pipe, pipe),
        "| where TimeGenerated > ago(24h) ",
        "Every run then reads what the last one did not.");
  }
}
