package com.socmate.application.investigation.evidence;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.Row;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  public Assessment assess(
      Plan plan, Optional<Intent> intent, Collected collected, Background background) {
    var evidence = collected.of(plan.decidingQuery().name()).orElseThrow();
    var judged = new Judged(plan, evidence, new Recount(plan, collected));
    var shortcomings = new ArrayList<>(collected.shortcomings());
    if (judged.struck() > 0) {
      shortcomings.add(
          judged.struck() + " claim(s) did not hold when the rows were counted again.");
    }
    var told = background.told().keySet();
    var byRule = findings(plan, intent, evidence, judged.rowsByThing(), told);
    var injected = new Injections(ids, told).in(collected.evidence());
    var seen = new LinkedHashSet<>(judged.rowsByThing().keySet());
    injected.forEach(it -> seen.add(it.fingerprint()));
    var gone = gone(background.told(), seen);
    return new Assessment(
        marked(Stream.concat(byRule.stream(), injected.stream()).toList(), background),
        judged.claims(),
        shortcomings,
        gone.size(),
        judged.rowsByThing().size() - byRule.size(),
        judged.decisions(),
        gone);
  }

  /// What nobody wants to hear of comes last.
  private static List<Finding> marked(List<Finding> findings, Background background) {
    var things = findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    var suppressed =
        things.isEmpty()
            ? Map.<Fingerprint, SuppressionId>of()
            : background.suppressed().apply(things);
    return findings.stream()
        .map(it -> it.suppressedBy(Optional.ofNullable(suppressed.get(it.fingerprint()))))
        .sorted(Comparator.comparing(Finding::isSuppressed))
        .toList();
  }

  private static List<Conduct.Gone> gone(Map<Fingerprint, String> told, Set<Fingerprint> seen) {
    return told.entrySet().stream()
        .filter(it -> !seen.contains(it.getKey()))
        .map(it -> new Conduct.Gone(it.getKey(), it.getValue()))
        .sorted(
            Comparator.comparing(Conduct.Gone::title).thenComparing(it -> it.fingerprint().value()))
        .toList();
  }

  static Optional<BigDecimal> measured(Plan plan, Evidence evidence, int row) {
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
