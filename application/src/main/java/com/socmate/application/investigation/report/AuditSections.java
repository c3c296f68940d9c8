package com.socmate.application.investigation.report;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.PlanOrigin;
import java.util.ArrayList;
import java.util.List;

/// What an auditor wants to know: which controls it is evidence for, whether it is complete, and
/// who could have changed it.
final class AuditSections {
  private AuditSections() {}

  static List<Block> controls(Brief brief) {
    var outcome = brief.conclusion().outcome();
    var result =
        switch (outcome) {
          case FINDINGS -> "operated; exceptions below";
          case CLEAR -> "operated; no exception";
          case INCONCLUSIVE -> "could not be shown: the data was not whole";
        };
    return List.of(
        new Block.Heading("Controls"),
        new Block.Table(
            Line.EMPTY,
            List.of("control", "requires", "result"),
            List.of(
                control(
                    "ISO/IEC 27001:2022 A.8.15",
                    "logs are produced and kept",
                    brief.isWhole() ? "the logs asked for were there" : "not all logs were there"),
                control("ISO/IEC 27001:2022 A.8.16", "activities are monitored", result),
                control("NIST SP 800-53 AU-6", "audit records are reviewed and analysed", result),
                control("PCI DSS 4.0 10.4", "logs are reviewed for anomalies", result),
                control("SOC 2 CC7.2", "anomalies are detected and evaluated", result))));
  }

  private static List<Line> control(String control, String requires, String result) {
    return List.of(Line.of(control), Line.of(requires), Line.of(result));
  }

  /// What the finding may oblige the organisation to; whether it does is for people to decide.
  static List<Block> obligations(Brief brief) {
    if (brief.findings().isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<Line>();
    if (FindingSections.worst(brief).compareTo(Severity.MEDIUM) >= 0) {
      lines.add(
          Line.of(
              "GDPR Art. 33: if personal data was reached, the authority is to be told within 72 hours of becoming aware."));
      lines.add(
          Line.of(
              "NIS2 Art. 23: if the incident is significant, an early warning is due within 24 hours."));
      lines.add(
          Line.of(
              "PCI DSS 12.10: if cardholder systems are concerned, the incident plan applies."));
    } else {
      lines.add(Line.of("Nothing here is by itself of a kind that must be notified."));
    }
    return List.of(new Block.Heading("Compliance impact"), new Block.Items(lines, false));
  }

  static List<Block> custody(Brief brief) {
    var grounds = brief.grounds();
    var facts = new ArrayList<Block.Fact>();
    facts.add(new Block.Fact("Plan, SHA-256", Line.EMPTY.value(grounds.plan().hash())));
    facts.add(
        new Block.Fact(
            "Plan made by",
            switch (grounds.origin()) {
              case PlanOrigin.Compiled _ -> Line.of("the compiler, without a model");
              case PlanOrigin.Proposed(var model, var prompt) ->
                  Line.of("the model ")
                      .value(model)
                      .words(", prompt SHA-256 ")
                      .value(prompt)
                      .words("; parsed and bound by code");
            }));
    if (!grounds.conduct().decisions().isEmpty()) {
      facts.add(
          new Block.Fact(
              "Decision table, SHA-256", Line.EMPTY.value(grounds.conduct().decisions())));
    }
    return List.of(
        new Block.Heading("Custody of the evidence"),
        new Block.Facts(facts),
        new Block.Table(
            Line.of("The hash of rows is over their columns and cells, as they are kept."),
            List.of("query", "rows", "kept", "whole", "SHA-256 of the rows", "SHA-256 of the KQL"),
            brief.evidence().stream().map(AuditSections::custody).toList()));
  }

  private static List<Line> custody(Evidence evidence) {
    return List.of(
        Line.of(evidence.query()),
        Line.of(Long.toString(evidence.totalRows())),
        Line.of(Integer.toString(evidence.table().rows().size())),
        Line.of(evidence.isPartial() ? "no: " + evidence.partial() : "yes"),
        Line.EMPTY.value(Custody.rowsHash(evidence)),
        Line.EMPTY.value(Custody.kqlHash(evidence)));
  }
}
