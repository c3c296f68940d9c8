package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.plan.PlanDraft;
import com.socmate.application.plan.PlanProblem;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the plans that people write. What an answer shows can be sent back as it is: the members
/// that follow from others are passed over.
final class PlanBody {
  static final List<String> MEMBERS =
      List.of(
          "title",
          "window",
          "since_last_run",
          "rule",
          "queries",
          "severity",
          "techniques",
          "note",
          "version",
          "hash",
          "intent",
          "tables",
          "assumptions",
          "origin",
          "author",
          "created_at");
  private static final List<String> RULE = List.of("metric", "operator", "value", "key", "text");
  private static final List<String> QUERY =
      List.of("purpose", "title", "kql", "lookback", "name", "tables");
  private static final Duration LONGEST_WINDOW = Duration.ofDays(90);
  private static final Duration LONGEST_LOOKBACK = Duration.ofDays(400);
  private static final int MOST_QUERIES = 12;
  private static final int LONGEST_KQL = 20_000;
  private static final int LONGEST_NOTE = 500;
  private static final int MOST_KEYS = 8;
  private static final int MOST_TECHNIQUES = 20;

  private PlanBody() {}

  static String note(Members body) {
    return body.text("note", 0, LONGEST_NOTE).orElse("");
  }

  /// Empty if anything is wrong; the body knows what.
  static Optional<PlanDraft> draft(Members body) {
    body.require("title", "window", "rule", "queries");
    var title = body.text("title", 1, 200);
    var window = body.duration("window", Duration.ofMinutes(1), LONGEST_WINDOW);
    var rule = body.within("rule", RULE).flatMap(PlanBody::rule);
    var wanted = body.objects("queries", MOST_QUERIES, QUERY);
    var queries = wanted.stream().flatMap(it -> query(it).stream()).toList();
    var severity = body.oneOf("severity", Severity.class).orElse(Severity.MEDIUM);
    boolean readsOn = body.truth("since_last_run").orElse(false);
    var techniques = body.texts("techniques", MOST_TECHNIQUES, 20).orElse(List.of());
    return queries.isEmpty() || queries.size() < wanted.size()
        ? Optional.empty()
        : title.flatMap(itsTitle ->
            window.flatMap(itsWindow ->
                rule.map(itsRule ->
                    new PlanDraft(
                        itsTitle, itsWindow, queries, itsRule, severity, techniques, readsOn))));
  }

  /// Tells the sender what was found when the draft was held against the workspace.
  static void refuse(Members body, List<PlanProblem> problems) {
    problems.forEach(it -> body.refuseWithin(it.place(), it.message(), it.type()));
  }

  private static Optional<DecisionRule> rule(Members rule) {
    rule.require("metric", "key");
    var metric = rule.text("metric", 1, 200);
    var key =
        rule.texts("key", MOST_KEYS, 200)
            .filter(it -> {
              if (it.isEmpty()) {
                rule.refuse("key", "names at least one column", "value_error.list.min_items");
              }
              return !it.isEmpty();
            });
    if (metric.equals(Optional.of(DecisionRule.EACH_ROW))) {
      return key.map(DecisionRule::everyRow);
    }
    rule.require("operator", "value");
    var operator = rule.parsed("operator", "type_error.enum", PlanBody::operator);
    Optional<BigDecimal> value = rule.decimal("value");
    return metric.flatMap(column ->
        operator.flatMap(comparison ->
            value.flatMap(
                number -> key.map(it -> new DecisionRule(column, comparison, number, it)))));
  }

  private static Operator operator(String symbol) {
    return Arrays.stream(Operator.values())
        .filter(it -> it.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "must be one of "
                    + Arrays.stream(Operator.values())
                        .map(Operator::symbol)
                        .collect(Collectors.joining(", "))));
  }

  private static Optional<PlanDraft.Query> query(Members query) {
    query.require("purpose", "kql");
    var purpose = query.oneOf("purpose", Purpose.class);
    var title = query.text("title", 0, 200).filter(it -> !it.isEmpty());
    var kql = query.text("kql", 1, LONGEST_KQL);
    var lookback =
        query.duration("lookback", Duration.ZERO, LONGEST_LOOKBACK).orElse(Duration.ZERO);
    return purpose.flatMap(what ->
        kql.map(
            text -> new PlanDraft.Query(what, title.orElseGet(() -> usual(what)), text, lookback)));
  }

  private static String usual(Purpose purpose) {
    return switch (purpose) {
      case DECISION -> "What decides";
      case PROOF -> "The rows that were counted";
      case CONTEXT -> "What explains it";
    };
  }
}
