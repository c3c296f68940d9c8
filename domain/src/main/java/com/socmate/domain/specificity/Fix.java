package com.socmate.domain.specificity;

import com.socmate.domain.entity.TextSpan;

/// A change to the query's text that would answer a criterion.
///
/// @param replace what to take out; empty to insert
/// @param text what to put there
public record Fix(
    String id,
    Criterion.Question criterion,
    String label,
    TextSpan replace,
    String text,
    String why) {

  String applyTo(String query) {
    int start = query.offsetByCodePoints(0, replace.start());
    int end = query.offsetByCodePoints(start, replace.end() - replace.start());
    return query.substring(0, start) + text + query.substring(end);
  }
}
