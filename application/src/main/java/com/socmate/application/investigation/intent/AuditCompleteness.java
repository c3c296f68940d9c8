package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import com.socmate.domain.specificity.Threshold;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Logs that stopped coming from a source that used to send them every hour, and security logs that
/// somebody cleared.
final class AuditCompleteness implements Intent {
  static final String NAME = "audit_completeness";
  private static final long USUAL_HOURS = 3;
  private static final Duration BASELINE = Duration.ofDays(7);
  private static final String LOGS =
      "(?:audit(?:ing|s)?|logs?|logging|log data|data|telemetry|events?|sources?|feeds?|ingestion|records|trails?|tables?|sensors?"
          + "|agents?|servers?|hosts?|computers?|machines?|firewalls?|connectors?)";
  private static final String GAP =
      "(?:complet\\w+|incomplete\\w*|gaps?|missing|silen\\w+|stopp\\w+|stop|quiet|absen\\w+|dropped|drop[- ]?outs?|lost|interrupt\\w*"
          + "|(?:not|n't|no longer|never|stopped|ceased?) (?:been )?(?:report|send|receiv|arriv|ingest|log)\\w*|went dark|gone dark|going dark"
          + "|no (?:logs?|events?|data|records)|without (?:logs?|events?|data)|sent nothing|coverage|integrity|continuity|outages?|heartbeats?|unbroken)";
  private static final Pattern INCOMPLETE =
      Pattern.compile(
          "\\b"
              + LOGS
              + "\\b[^.;]{0,60}\\b"
              + GAP
              + "\\b|\\b"
              + GAP
              + "\\b[^.;]{0,60}\\b"
              + LOGS
              + "\\b");
  private static final Pattern CLEARED =
      Pattern.compile(
          "\\b(?:clear\\w*|wip\\w+|delet\\w+|eras\\w+|purg\\w+|tamper\\w*)\\b[^.;]{0,40}\\b(?:audit|security|event|windows)?[ -]?(?:event )?(?:logs?|trails?)\\b"
              + "|\\blogs? (?:was |were |been |being )?(?:clear\\w*|wiped|tamper\\w*|erased|purged)|\\b1102\\b");
  private static final Pattern OTHER_SOURCES =
      Pattern.compile(
          "\\b(?:heartbeats?|firewalls?|commonsecuritylog|syslog|linux|dns|proxy|office ?activity|azureactivity|deviceevents|aws|gcp|cisco"
              + "|palo alto|fortinet|okta|kubernetes|aks)\\b");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Work work() {
    return Work.COMPLIANCE;
  }

  @Override
  public String example() {
    return "Audit log completeness: sources silent for at least 3 hours, or cleared security logs, in the last 24 hours.";
  }

  @Override
  public int fit(Wording words) {
    return words.says(CLEARED) ? 11 : words.says(INCOMPLETE) ? 9 : 0;
  }

  @Override
  public Planned plan(Wording words) {
    if (words.says(OTHER_SOURCES)) {
      return new Planned.CannotHonour(
          "It asks about sources other than SecurityEvent, SigninLogs and AuditLogs, whose habits are not known yet.");
    }
    return Qualifiers.ofAny(words)
        .or(() -> EntityFilters.COMPUTERS.refusal(words))
        .or(() -> Qualifiers.ofLimits(words.limitsBeside(Optional.empty())))
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> ready(words));
  }

  private static Planned ready(Wording words) {
    var draft = new Draft();
    var window = draft.window(words);
    long hours = hours(words, draft);
    if (window.compareTo(Duration.ofHours(hours + 1)) < 0) {
      return new Planned.CannotHonour(
          "A window of " + Draft.spoken(window) + " cannot hold " + hours + " whole silent hours.");
    }
    return Draft.refusal(window)
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> new Planned.Ready(plan(words, draft, window, hours)));
  }

  private static Plan plan(Wording words, Draft draft, Duration window, long hours) {
    var queries =
        new AuditCompletenessQueries(
            EntityFilters.COMPUTERS.in(words).isEmpty()
                ? LogSource.in(words)
                : List.of(LogSource.SECURITY_EVENT),
            hours,
            EntityFilters.COMPUTERS.behindAnd(words));
    draft.assume(
        "A source is held to its habit if it reported in every hour of at least 3 of the 7 days before the window. "
            + "Sources are "
            + sources(queries)
            + ".");
    addQueries(draft, queries);
    var rule =
        new DecisionRule(
            "Problems", Operator.GREATER, BigDecimal.ZERO, List.of("Table", "Computer"));
    return new Plan(
        NAME,
        "Audit log completeness: silent for at least " + hours + " hours, or cleared",
        window,
        draft.queries(),
        rule,
        Severity.MEDIUM,
        List.of("T1562.002", "T1070.001"),
        draft.assumptions());
  }

  private static String sources(AuditCompletenessQueries queries) {
    return queries.sources().stream()
        .map(it -> it.byComputer() ? "each computer in " + it.table() : "the table " + it.table())
        .collect(Collectors.joining(", "));
  }

  private static void addQueries(Draft draft, AuditCompletenessQueries queries) {
    draft.query(
        Purpose.DECISION,
        "Sources that fell silent or were cleared",
        queries.decision(),
        BASELINE,
        queries.tables());
    if (queries.seesClearing()) {
      draft.assume("A cleared security log (event 1102) counts whatever the hours say.");
      draft.query(
          Purpose.CONTEXT,
          "Who cleared a security log",
          queries.clearedBy(),
          Duration.ZERO,
          List.of(LogSource.SECURITY_EVENT.table()));
    }
    draft.query(
        Purpose.CONTEXT,
        "Rows per table and hour",
        queries.volumes(),
        Duration.ZERO,
        queries.tables());
  }

  /// "more than 2 hours" means at least 3 whole ones; "for 2 hours" means 2.
  private static long hours(Wording words, Draft draft) {
    return words.ages().stream()
        .filter(age -> age.unit().filter("hour"::equals).isPresent())
        .findFirst()
        .map(age -> age.value().longValue() + (age.op() == Threshold.Op.MORE_THAN ? 1 : 0))
        .orElseGet(() -> {
          draft.assume(
              "No length was named; a source counts as silent after "
                  + USUAL_HOURS
                  + " whole hours without a row.");
          return USUAL_HOURS;
        });
  }

  @Override
  public String title(Plan plan, Row row) {
    long silent = row.count("SilentHours");
    return source(row)
        + (row.count("Cleared") > 0 ? ": security log cleared" : "")
        + (row.count("Cleared") > 0 && silent > 0 ? ", and" : silent > 0 ? ":" : "")
        + (silent > 0 ? " silent for " + silent + " whole hours" : "");
  }

  private static String source(Row row) {
    return row.text("Computer").isEmpty() ? row.text("Table") : row.text("Computer");
  }

  @Override
  public String description(Plan plan, Row row) {
    var silent =
        row.count("SilentHours") > 0
            ? "No row of "
                + row.text("Table")
                + " came from it for "
                + row.count("SilentHours")
                + " whole hours from "
                + row.text("SilentFrom")
                + " on, although it reported every hour of "
                + row.count("FullDays")
                + " of the days before. "
            : "";
    var cleared =
        row.count("Cleared") > 0
            ? "Its security log was cleared "
                + row.count("Cleared")
                + (row.count("Cleared") == 1 ? " time, by " : " times, by ")
                + row.list("ClearedBy")
                + "."
            : "";
    return (silent + cleared).strip();
  }

  @Override
  public Severity severity(Plan plan, Row row) {
    return row.count("Cleared") > 0 ? Severity.HIGH : plan.severity();
  }

  @Override
  public List<String> nextSteps() {
    return List.of(
        "Ask who cleared the log and whether a change was announced; without an answer, treat the machine as tampered with.",
        "Check the agent, the data collection rule and the machine's network for silent sources.",
        "See whether the missing rows can still be collected from the machine itself.",
        "Record the gap: what happened in it is not known.");
  }

  @Override
  public String impact() {
    return "While a source is silent nothing that happens there is seen, and records that must be kept are not.";
  }
}
