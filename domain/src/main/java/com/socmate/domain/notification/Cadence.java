package com.socmate.domain.notification;

/// How often somebody is told by a way.
public enum Cadence {
  AT_ONCE,
  HOURLY,
  DAILY
}
