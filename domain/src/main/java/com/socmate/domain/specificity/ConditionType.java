package com.socmate.domain.specificity;

import java.util.Locale;

/// The ways in which a query can say what makes a finding.
public enum ConditionType {
  THRESHOLD,
  EXISTENCE,
  SEQUENCE,
  NOVELTY,
  RATIO,
  RANKING,
  ABSENCE;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
