package com.socmate.application.investigation.intent;

import com.socmate.domain.investigation.Plan;
import java.util.stream.Collectors;

/// The values that say which thing a row is about.
final class KeyText {
  private KeyText() {}

  static String of(Plan plan, Row row) {
    return plan.rule().key().stream()
        .map(row::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }
}
