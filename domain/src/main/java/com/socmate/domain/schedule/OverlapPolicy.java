package com.socmate.domain.schedule;

/// What happens to an occurrence that falls due while the last run is unfinished (Temporal's
/// terms).
public enum OverlapPolicy {
  SKIP,
  BUFFER_ONE,
  ALLOW_ALL,
  CANCEL_OTHER
}
