package com.socmate.application.investigation.evidence;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable.Column;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Tells which rows are about the same thing. Times, counts and other measures differ from run to
/// run and name nothing, so they have no part in it, and neither has any wording.
final class Things {
  private static final Set<String> NEVER_NAMES = Set.of("datetime", "timespan", "real", "decimal");
  private static final Set<String> WHOLE_NUMBERS = Set.of("int", "long");
  private static final Pattern MEASURE =
      Pattern.compile(
          "(?i)(?:d?count|sum|avg|min|max|percentile|stdev|total|num(?:ber)?)(?:_.*|[A-Z].*)?"
              + "|.*(?:count|total|attempts|events|rows|bytes|bursts|failures|hits)_?");

  private final Plan plan;
  private final Evidence evidence;
  private final List<String> naming;

  Things(Plan plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
    this.naming = plan.rule().key().stream().filter(this::names).toList();
  }

  private boolean names(String column) {
    return !column.equals(plan.rule().metric())
        && evidence.table().columns().stream()
            .filter(it -> it.name().equals(column))
            .noneMatch(Things::isVolatile);
  }

  private static boolean isVolatile(Column column) {
    return NEVER_NAMES.contains(column.type())
        || (WHOLE_NUMBERS.contains(column.type()) && MEASURE.matcher(column.name()).matches());
  }

  Fingerprint of(int row) {
    SortedMap<String, String> key = new TreeMap<>();
    naming.forEach(column -> key.put(column, evidence.table().cell(row, column).text()));
    return Fingerprint.of(plan.intent(), key);
  }
}
