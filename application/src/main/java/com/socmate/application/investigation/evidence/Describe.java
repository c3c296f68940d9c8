package com.socmate.application.investigation.evidence;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.Row;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Plan;
import java.util.Optional;

/// The words for a row. They are made from log text, which is shown and never obeyed.
record Describe(Plan plan, Optional<Intent> intent) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 2_000;

  String title(Row row, int rows) {
    var title =
        intent
            .map(it -> it.title(plan, row))
            .orElseGet(() ->
                plan.title()
                    + ": "
                    + String.join(", ", plan.rule().key().stream().map(row::text).toList()));
    return VisibleText.of(rows > 1 ? title + " (" + rows + " rows)" : title, LONGEST_TITLE);
  }

  String description(Row row) {
    return VisibleText.of(
        intent
            .map(it -> it.description(plan, row))
            .orElse("The row meets the rule " + plan.rule().text() + "."),
        LONGEST_DESCRIPTION);
  }

  Severity severity(Row row) {
    return intent.map(it -> it.severity(plan, row)).orElse(plan.severity());
  }
}
