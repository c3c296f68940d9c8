package com.socmate.domain.run;

/// Why a run exists.
public enum Trigger {
  SCHEDULED,
  MANUAL,
  BACKFILL,
  CATCH_UP
}
