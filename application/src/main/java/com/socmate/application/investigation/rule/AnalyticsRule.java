package com.socmate.application.investigation.rule;

import com.socmate.application.investigation.intent.KqlNotes;
import java.time.Duration;
import java.util.List;

/// A scheduled analytics rule as a schedule can carry it.
///
/// @param query its KQL, with what else decides written above it as notes
/// @param frequency how often it runs
/// @param tags its tactics
/// @param lost what the rule says and a schedule cannot, one sentence each
public record AnalyticsRule(
    String name,
    String description,
    String query,
    Duration frequency,
    List<String> tags,
    List<String> lost) {
  public AnalyticsRule {
    tags = List.copyOf(tags);
    lost = List.copyOf(lost);
  }

  static String noted(KqlNotes notes, String query) {
    return notes.text() + query.strip();
  }
}
