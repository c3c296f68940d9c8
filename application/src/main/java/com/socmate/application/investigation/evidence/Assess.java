package com.socmate.application.investigation.evidence;

import com.socmate.domain.investigation.Claim;
import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.Row;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Judges answers by the plan's rule, row by row, and counts again what can be counted again. What
/// the rows do not bear out is struck, whoever claimed it.
public final class Assess {
  private final IdGenerator ids;
  private final int mostFindings;

  public Assess(IdGenerator ids, int mostFindings) {
    this.ids = ids;
    this.mostFindings = mostFindings;
  }

  /// @param known the fingerprints of the last run's findings
  public Assessment assess(
      Plan plan, Optional<Intent> intent, Collected collected, Set<Fingerprint> known) {
    var evidence = collected.of(plan.decidingQuery().name()).orElseThrow();
    var claims = new ArrayList<Claim>();
    var shortcomings = new ArrayList<>(collected.shortcomings());
    var recount = new Recount(plan, collected);
    var rowsByThing = new LinkedHashMap<Fingerprint, List<Integer>>();
    for (int row = 0; row < evidence.table().rows().size(); row++) {
      if (holds(plan, evidence, row, recount, claims)) {
        rowsByThing
            .computeIfAbsent(
                Fingerprint.of(plan.intent(), key(plan, evidence, row)), _ -> new ArrayList<>())
            .add(row);
      }
    }
    long struck = claims.stream().filter(it -> it.verdict() == Claim.Verdict.STRUCK).count();
    if (struck > 0) {
      shortcomings.add(struck + " claim(s) did not hold when the rows were counted again.");
    }
    var byRule = findings(plan, intent, evidence, rowsByThing, known);
    var injected = new Injections(ids, known).in(collected.evidence());
    var seen = new LinkedHashSet<>(rowsByThing.keySet());
    injected.forEach(it -> seen.add(it.fingerprint()));
    return new Assessment(
        Stream.concat(byRule.stream(), injected.stream()).toList(),
        claims,
        shortcomings,
        gone(known, seen),
        rowsByThing.size() - byRule.size());
  }

  private static int gone(Set<Fingerprint> known, Set<Fingerprint> seen) {
    var gone = new LinkedHashSet<>(known);
    gone.removeAll(seen);
    return gone.size();
  }

  private static boolean holds(
      Plan plan, Evidence evidence, int row, Recount recount, List<Claim> claims) {
    var reference = List.of(new EvidenceRef(evidence.query(), row + 1));
    var measured = measured(plan, evidence, row);
    boolean meetsRule = measured.isPresent() && plan.rule().isSatisfiedBy(measured.get());
    claims.add(
        new Claim(
            meetsRule ? Claim.Verdict.HOLDS : Claim.Verdict.STRUCK,
            "Row " + (row + 1) + " meets the rule " + plan.rule().text() + ".",
            reference));
    if (!meetsRule) {
      return false;
    }
    return recount
        .of(key(plan, evidence, row), measured.get(), reference.getFirst())
        .map(counted -> {
          claims.add(counted.claim());
          return counted.meetsRule();
        })
        .orElse(true);
  }

  private static Optional<BigDecimal> measured(Plan plan, Evidence evidence, int row) {
    return plan.rule().countsRows()
        ? Optional.of(BigDecimal.ONE)
        : Row.number(evidence.table().cell(row, plan.rule().metric()));
  }

  static SortedMap<String, String> key(Plan plan, Evidence evidence, int row) {
    var key = new TreeMap<String, String>();
    for (var column : plan.rule().key()) {
      Cell cell = evidence.table().cell(row, column);
      key.put(column, cell.text());
    }
    return key;
  }

  private List<Finding> findings(
      Plan plan,
      Optional<Intent> intent,
      Evidence evidence,
      Map<Fingerprint, List<Integer>> rowsByThing,
      Set<Fingerprint> known) {
    var describe = new Describe(plan, intent);
    return rowsByThing.entrySet().stream()
        .map(thing -> finding(plan, describe, evidence, thing, known))
        .sorted(order(plan, evidence))
        .limit(mostFindings)
        .toList();
  }

  private Finding finding(
      Plan plan,
      Describe describe,
      Evidence evidence,
      Map.Entry<Fingerprint, List<Integer>> thing,
      Set<Fingerprint> known) {
    int first = thing.getValue().getFirst();
    var row = new Row(evidence.table(), first);
    return new Finding(
        ids.finding(),
        describe.title(row, thing.getValue().size()),
        describe.description(row),
        describe.severity(row),
        key(plan, evidence, first),
        thing.getKey(),
        known.contains(thing.getKey()) ? Finding.Novelty.STILL : Finding.Novelty.NEW,
        plan.techniques(),
        thing.getValue().stream()
            .limit(20)
            .map(index -> new EvidenceRef(evidence.query(), index + 1))
            .toList());
  }

  /// What is new first, then the worst, then in the order of the rows.
  private static Comparator<Finding> order(Plan plan, Evidence evidence) {
    return Comparator.comparing(Finding::novelty)
        .thenComparing(Finding::severity, Comparator.reverseOrder())
        .thenComparing(
            finding ->
                measured(plan, evidence, finding.evidence().getFirst().row() - 1)
                    .orElse(BigDecimal.ZERO),
            Comparator.reverseOrder())
        .thenComparingInt(finding -> finding.evidence().getFirst().row());
  }
}
