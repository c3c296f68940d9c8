package com.socmate.domain.investigation;

/// For whom a report is written; it changes the words and their order, never the outcome.
public enum Persona {
  SOC_ANALYST,
  CISO,
  THREAT_HUNTER,
  COMPLIANCE_AUDITOR
}
