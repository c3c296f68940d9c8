package com.socmate.domain.audit;

/// How a finding stands against the audits before.
public enum FindingState {
  NEW,
  STILL,
  FIXED,
  REGRESSED;

  /// Whether the defect is there now.
  public boolean isOpen() {
    return this != FIXED;
  }
}
