package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Claim.Verdict;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// Counts the single rows behind a number, where the plan asked for them.
final class Recount {
  record Counted(Claim claim, boolean meetsRule) {}

  private final Plan plan;
  private final Optional<PlannedQuery> planned;
  private final Optional<Evidence> proof;
  private final Map<SortedMap<String, String>, Integer> rowsByKey = new HashMap<>();

  Recount(Plan plan, Collected collected) {
    this.plan = plan;
    this.planned =
        plan.queries().stream()
            .filter(it -> it.purpose() == PlannedQuery.Purpose.PROOF)
            .findFirst();
    this.proof = planned.flatMap(it -> collected.of(it.name()));
    proof.ifPresent(this::count);
  }

  private void count(Evidence evidence) {
    for (int row = 0; row < evidence.table().rows().size(); row++) {
      rowsByKey.merge(Assess.key(plan, evidence, row), 1, Integer::sum);
    }
  }

  /// The claim that the rows are as many as was measured; empty if the plan asked for no proof.
  Optional<Counted> of(SortedMap<String, String> key, BigDecimal measured, EvidenceRef claimed) {
    return planned.map(it ->
        proof
            .map(evidence -> counted(evidence, key, measured, claimed))
            .orElseGet(() -> uncounted(it, measured, claimed)));
  }

  private Counted uncounted(PlannedQuery query, BigDecimal measured, EvidenceRef claimed) {
    return new Counted(
        new Claim(
            Verdict.UNCHECKED,
            plan.rule().metric() + " is " + measured.toPlainString() + ".",
            query.name() + ", which would show the rows, was not asked.",
            List.of(claimed)),
        true);
  }

  private Counted counted(
      Evidence evidence, SortedMap<String, String> key, BigDecimal measured, EvidenceRef claimed) {
    var counted = BigDecimal.valueOf(rowsByKey.getOrDefault(key, 0));
    var verdict = verdict(evidence, counted.compareTo(measured) == 0);
    var shown = evidence.query() + " shows " + counted.toPlainString() + " rows for it.";
    var text = plan.rule().metric() + " is " + measured.toPlainString() + "; " + shown;
    return new Counted(
        new Claim(verdict, text, why(verdict, evidence, measured, counted), List.of(claimed)),
        verdict != Verdict.STRUCK || plan.rule().isSatisfiedBy(counted));
  }

  private static Verdict verdict(Evidence evidence, boolean same) {
    if (same) {
      return Verdict.HOLDS;
    }
    return evidence.isPartial() ? Verdict.UNCHECKED : Verdict.STRUCK;
  }

  private static String why(
      Verdict verdict, Evidence evidence, BigDecimal measured, BigDecimal counted) {
    return switch (verdict) {
      case HOLDS -> "";
      case STRUCK ->
          "Counted again there are "
              + counted.toPlainString()
              + ", not "
              + measured.toPlainString()
              + ".";
      case UNCHECKED -> evidence.query() + " was not answered in full: " + evidence.partial();
    };
  }
}
