package com.socmate.application.llm;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A plan as a model wrote it down, read strictly and held against the workspace. Whatever is not
/// of the form, or names what is not there, is refused.
final class Proposal {
  static final String INTENT = "proposed_by_model";
  private static final int LONGEST = 8_000;
  private static final Pattern FORM =
      Pattern.compile(
          "\\s*TITLE: (?<title>[^\\r\\n]{3,160})\\r?\\nHOURS: (?<hours>\\d{1,4})\\r?\\n"
              + "RULE: (?<rule>every row|(?<metric>[A-Za-z_]\\w{0,60}) (?<operator>>|>=|<|<=|==) (?<value>\\d{1,9}))\\r?\\n"
              + "KEY: (?<key>[A-Za-z_]\\w{0,60}(?:, ?[A-Za-z_]\\w{0,60}){0,5})\\r?\\nKQL:\\r?\\n(?<kql>.+)",
          Pattern.DOTALL);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(90);

  private final ReadsOnly readsOnly;

  Proposal(LogWorkspace workspace) {
    this.readsOnly = new ReadsOnly(workspace);
  }

  /// What came of it.
  sealed interface Read {
    record Kept(Plan plan) implements Read {}

    record Refused(String why) implements Read {}
  }

  Read read(String text) {
    var whole = text.strip().replaceFirst("^```\\w*\\r?\\n", "").replaceFirst("\\r?\\n```$", "");
    Matcher form = FORM.matcher(whole);
    if (whole.length() > LONGEST || !form.matches()) {
      return new Read.Refused("what it wrote has not the form of a plan");
    }
    var kql = form.group("kql").strip();
    var window = Duration.ofHours(Long.parseLong(form.group("hours")));
    if (window.isZero() || window.compareTo(LONGEST_WINDOW) > 0) {
      return new Read.Refused("its window is not 1 hour to 90 days long");
    }
    return switch (readsOnly.judge(kql)) {
      case ReadsOnly.Verdict.Refused(var why) -> new Read.Refused(why);
      case ReadsOnly.Verdict.Allowed(var columns, var tables) ->
          bound(form, kql, window, columns, tables);
    };
  }

  private static Read bound(
      Matcher form,
      String kql,
      Duration window,
      List<ResultTable.Column> columns,
      List<String> tables) {
    var names = columns.stream().map(ResultTable.Column::name).toList();
    var key = Arrays.stream(form.group("key").split(",", -1)).map(String::strip).toList();
    var metric = Optional.ofNullable(form.group("metric"));
    var missing =
        key.stream()
            .filter(it -> !names.contains(it))
            .findFirst()
            .or(() -> metric.filter(it -> !names.contains(it)));
    if (missing.isPresent()) {
      return new Read.Refused("its query answers no column " + missing.get());
    }
    var rule =
        metric
            .map(it ->
                new DecisionRule(
                    it, operator(form.group("operator")), new BigDecimal(form.group("value")), key))
            .orElseGet(() -> DecisionRule.everyRow(key));
    return new Read.Kept(
        new Plan(
            INTENT,
            form.group("title").strip(),
            window,
            List.of(
                new PlannedQuery(
                    "Q1",
                    PlannedQuery.Purpose.DECISION,
                    "The query the model proposed",
                    kql,
                    Duration.ZERO,
                    tables)),
            rule,
            Severity.MEDIUM,
            List.of(),
            List.of("A model proposed this plan; its query was parsed and bound, not judged.")));
  }

  private static Operator operator(String symbol) {
    return Arrays.stream(Operator.values())
        .filter(it -> it.symbol().equals(symbol))
        .findFirst()
        .orElseThrow();
  }
}
