package com.socmate.application.investigation.evidence;

import com.socmate.domain.investigation.Claim;
import com.socmate.domain.finding.EvidenceRef;
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
  private final Optional<Evidence> proof;
  private final Map<SortedMap<String, String>, Integer> rowsByKey = new HashMap<>();

  Recount(Plan plan, Collected collected) {
    this.plan = plan;
    this.proof =
        plan.queries().stream()
            .filter(it -> it.purpose() == PlannedQuery.Purpose.PROOF)
            .findFirst()
            .flatMap(it -> collected.of(it.name()));
    proof.ifPresent(this::count);
  }

  private void count(Evidence evidence) {
    for (int row = 0; row < evidence.table().rows().size(); row++) {
      rowsByKey.merge(Assess.key(plan, evidence, row), 1, Integer::sum);
    }
  }

  /// The claim that the rows are as many as was measured; empty if the plan asked for no proof.
  Optional<Counted> of(SortedMap<String, String> key, BigDecimal measured, EvidenceRef claimed) {
    return proof.map(evidence -> {
      var counted = BigDecimal.valueOf(rowsByKey.getOrDefault(key, 0));
      boolean same = counted.compareTo(measured) == 0;
      var text =
          plan.rule().metric()
              + " is "
              + measured.toPlainString()
              + "; "
              + evidence.query()
              + " shows "
              + counted.toPlainString()
              + " rows for it.";
      var verdict =
          same
              ? Claim.Verdict.HOLDS
              : evidence.isPartial() ? Claim.Verdict.UNCHECKED : Claim.Verdict.STRUCK;
      return new Counted(
          new Claim(verdict, text, List.of(claimed)),
          verdict != Claim.Verdict.STRUCK || plan.rule().isSatisfiedBy(counted));
    });
  }
}
