package com.socmate.domain.finding;

/// How much a finding matters, in the words of Microsoft Sentinel and in rising order.
public enum Severity {
  INFORMATIONAL,
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
