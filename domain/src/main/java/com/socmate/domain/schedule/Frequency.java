package com.socmate.domain.schedule;

/// The contract's five words for how often.
public enum Frequency {
  ONCE,
  DAILY,
  WEEKLY,
  MONTHLY,
  CUSTOM
}
