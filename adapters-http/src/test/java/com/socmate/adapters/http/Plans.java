package com.socmate.adapters.http;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/// A compiler that understands whatever speaks of sign-ins.
final class Plans {
  private Plans() {}

  static Compilation compile(String query) {
    return query.contains("sign-in")
        ? new Compilation.Compiled(failedSignIns(query))
        : new Compilation.NotCompiled(
            "Nothing in it names a kind of event.", "Failed sign-ins are what comes nearest.");
  }

  private static Plan failedSignIns(String query) {
    return new Plan(
        "failed_signins",
        "Failed sign-ins",
        Duration.ofDays(1),
        List.of(
            new PlannedQuery(
                "Q1",
                PlannedQuery.Purpose.DECISION,
                "Attempts by address",
                "SigninLogs | where TimeGenerated between (startTime .. endTime) // "
                    + query.length(),
                Duration.ZERO,
                List.of("SigninLogs"))),
        new DecisionRule(
            "Attempts", DecisionRule.Operator.GREATER, BigDecimal.valueOf(5), List.of("IPAddress")),
        Severity.MEDIUM,
        List.of("T1110"),
        List.of("All accounts are meant."));
  }
}
