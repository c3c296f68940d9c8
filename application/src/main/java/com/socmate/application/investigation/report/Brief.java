package com.socmate.application.investigation.report;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import java.util.List;
import java.util.Optional;

/// What a report is written from, for one reader: the same when a run ends and when somebody reads
/// it again later.
public record Brief(
    Persona persona,
    Grounds grounds,
    Conclusion conclusion,
    List<Evidence> evidence,
    Optional<Intent> intent) {
  public Brief {
    evidence = List.copyOf(evidence);
  }

  /// Empty where there was no plan.
  public static Optional<Brief> of(
      InvestigationResult result, Persona persona, Optional<Intent> intent) {
    return result
        .grounds()
        .map(it -> new Brief(persona, it, result.conclusion(), result.evidence(), intent));
  }

  List<Finding> findings() {
    return conclusion.findings();
  }

  Plan plan() {
    return grounds.plan();
  }

  boolean isWhole() {
    return grounds.shortcomings().isEmpty();
  }

  long verified() {
    return grounds.claims().stream().filter(it -> it.verdict() == Claim.Verdict.HOLDS).count();
  }
}
