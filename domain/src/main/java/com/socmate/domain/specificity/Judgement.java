package com.socmate.domain.specificity;

import java.util.List;

/// Whether a query is specific enough to run again and again, and why.
///
/// @param valid specific, and safe to run
/// @param specific no deciding criterion failed
/// @param score for display only, 0 to 100
/// @param verdict one sentence
/// @param signals what was read from the query
/// @param scheduleChecks how window and frequency fit, in sentences; empty when they do
public record Judgement(
    boolean valid,
    boolean specific,
    int score,
    String verdict,
    List<Criterion> criteria,
    Signals signals,
    List<Fix> fixes,
    List<Rewrite> rewrites,
    List<String> scheduleChecks) {

  /// The rules' version: the same text and version always give the same judgement.
  public static final String VERSION = "1";

  /// The criteria that failed.
  public List<Criterion.Question> missing() {
    return criteria.stream().filter(Criterion::failed).map(Criterion::id).toList();
  }
}
