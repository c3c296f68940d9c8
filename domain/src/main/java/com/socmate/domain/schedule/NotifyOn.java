package com.socmate.domain.schedule;

/// Which runs are worth an e-mail or a webhook; the in-app inbox always has every one.
public enum NotifyOn {
  ALWAYS,
  NEW,
  FAILURE
}
