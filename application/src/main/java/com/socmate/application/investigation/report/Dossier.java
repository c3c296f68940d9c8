package com.socmate.application.investigation.report;

import com.socmate.application.investigation.evidence.Assessment;
import com.socmate.application.investigation.evidence.Collected;
import com.socmate.application.investigation.intent.Intent;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Everything a report is written from.
public record Dossier(
    Persona persona,
    String question,
    Plan plan,
    OptionalInt planVersion,
    Optional<Intent> intent,
    TimeRange range,
    Collected collected,
    Assessment assessment,
    Conduct conduct) {

  /// What is kept of it beside the rows and the findings.
  public Grounds grounds() {
    return new Grounds(
        question,
        plan,
        planVersion,
        PlanOrigin.COMPILED,
        range,
        collected.health(),
        assessment.claims(),
        assessment.shortcomings(),
        assessment.gone(),
        assessment.unreported(),
        List.of(),
        conduct);
  }

  /// What its report is written from.
  public Brief brief() {
    return new Brief(persona, grounds(), assessment.conclusion(), collected.evidence(), intent);
  }
}
