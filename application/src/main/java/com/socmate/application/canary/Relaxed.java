package com.socmate.application.canary;

import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Plan;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A plan's deciding query without its threshold: what is counted need only be there at all. What
/// filters single rows stays.
final class Relaxed {
  private static final Pattern LIMIT =
      Pattern.compile(
          "(\\|\\s*where\\s+|\\band\\s+)(\\w+)\\s*(?:>=|>|==)\\s*\\d+(?:\\.\\d+)?(?=\\s*(?:\\||;|$|and\\b))");
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\b(\\w+)\\s*=\\s*(?:d?count(?:if)?|sum(?:if)?|array_length|dcountif)\\s*\\(");

  private Relaxed() {}

  /// Empty if it has no threshold.
  static Optional<String> of(Plan plan) {
    var kql = plan.decidingQuery().kql();
    var counted = COUNTED.matcher(kql).results().map(it -> it.group(1)).collect(Collectors.toSet());
    counted.add("count_");
    if (!plan.rule().metric().equals(DecisionRule.EACH_ROW)) {
      counted.add(plan.rule().metric());
    }
    var relaxed =
        LIMIT
            .matcher(kql)
            .replaceAll(it ->
                counted.contains(it.group(2))
                    ? Matcher.quoteReplacement(it.group(1) + it.group(2) + " >= 1")
                    : Matcher.quoteReplacement(it.group()));
    return relaxed.equals(kql) ? Optional.empty() : Optional.of(relaxed);
  }
}
