package com.socmate.domain.search;

import java.util.Locale;

/// What can be found.
public enum SearchType {
  SESSION,
  FINDING,
  REPORT,
  SCHEDULE,
  INCIDENT,
  ENTITY;

  /// The name used outside the code: `session`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
