package com.socmate.cli.catalogue;

/// Values that several calls know.
final class Words {
  static final String[] PERSONAS = {"soc_analyst", "ciso", "threat_hunter", "compliance_auditor"};
  static final String[] OUTCOMES = {"findings", "clear", "inconclusive"};
  static final String[] SEVERITIES = {"informational", "low", "medium", "high", "critical"};
  static final String[] VISIBILITIES = {"private", "team"};
  static final String[] FREQUENCIES = {"once", "daily", "weekly", "monthly", "custom"};

  private Words() {}
}
