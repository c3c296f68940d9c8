package com.socmate.domain.investigation;

/// The seven steps of an investigation, in the order in which they are shown.
public enum Stage {
  ENTITY_EXTRACTION,
  INTENT,
  QUERY_PLANNING,
  QUERY_GENERATION,
  EXECUTION,
  EVIDENCE_ASSESSMENT,
  REPORT
}
