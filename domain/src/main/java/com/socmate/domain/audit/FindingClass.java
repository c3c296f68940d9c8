package com.socmate.domain.audit;

/// What kind of thing a finding is.
public enum FindingClass {
  EXPOSURE,
  MISCONFIGURATION,
  VULNERABILITY,
  COVERAGE
}
