package com.socmate.application.investigation.report;

import com.socmate.domain.finding.EvidenceRef;

/// A part of a line. None of them is ever markup, whoever wrote the text.
public sealed interface Span {
  /// Plain words.
  record Words(String text) implements Span {}

  record Strong(String text) implements Span {}

  /// A value exactly as it is.
  record Value(String text) implements Span {}

  /// The row that proves what stands before.
  record Cite(EvidenceRef row) implements Span {}
}
