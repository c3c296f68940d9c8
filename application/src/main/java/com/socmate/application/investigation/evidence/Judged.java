package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Claim.Verdict;
import com.socmate.domain.investigation.DecisionTable;
import com.socmate.domain.investigation.DecisionTable.Decision;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of the deciding query, each taken by the rule and counted again.
final class Judged {
  private final Plan plan;
  private final Evidence evidence;
  private final Recount recount;
  private final List<Claim> claims = new ArrayList<>();
  private final List<DecisionTable.Line> lines = new ArrayList<>();
  private final Map<Fingerprint, List<Integer>> rowsByThing = new LinkedHashMap<>();

  Judged(Plan plan, Evidence evidence, Recount recount) {
    this.plan = plan;
    this.evidence = evidence;
    this.recount = recount;
    var things = new Things(plan, evidence);
    for (int row = 0; row < evidence.table().rows().size(); row++) {
      var thing = things.of(row);
      var decision = decide(row);
      if (decision == Decision.FINDING) {
        rowsByThing.computeIfAbsent(thing, _ -> new ArrayList<>()).add(row);
      }
      lines.add(
          new DecisionTable.Line(
              evidence.table().rows().get(row).stream().map(Cell::text).toList(),
              decision,
              thing.value()));
    }
  }

  List<Claim> claims() {
    return claims;
  }

  long struck() {
    return claims.stream().filter(it -> it.verdict() == Verdict.STRUCK).count();
  }

  Map<Fingerprint, List<Integer>> rowsByThing() {
    return rowsByThing;
  }

  DecisionTable decisions() {
    return new DecisionTable(evidence.table().columns().stream().map(Column::name).toList(), lines);
  }

  private Decision decide(int row) {
    var reference = List.of(new EvidenceRef(evidence.query(), row + 1));
    var measured = Assess.measured(plan, evidence, row);
    var text = "Row " + (row + 1) + " meets the rule " + plan.rule().text() + ".";
    if (measured.isEmpty()) {
      var why = "Its " + plan.rule().metric() + " is no number.";
      claims.add(new Claim(Verdict.STRUCK, text, why, reference));
      return Decision.STRUCK;
    }
    if (!plan.rule().isSatisfiedBy(measured.get())) {
      return Decision.BELOW;
    }
    claims.add(new Claim(Verdict.HOLDS, text, reference));
    return recount
        .of(Assess.key(plan, evidence, row), measured.get(), reference.getFirst())
        .map(counted -> {
          claims.add(counted.claim());
          return counted.meetsRule() ? Decision.FINDING : Decision.STRUCK;
        })
        .orElse(Decision.FINDING);
  }
}
