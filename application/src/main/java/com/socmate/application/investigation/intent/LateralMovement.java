package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Limit;
import com.socmate.application.investigation.wording.Subject;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.DecisionRule.Operator;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery.Purpose;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One account from one address that logs on to many Windows computers it has no history with.
final class LateralMovement implements Intent {
  static final String NAME = "lateral_movement";
  private static final long USUAL_COMPUTERS = 4;
  private static final Duration USUAL_BASELINE = Duration.ofDays(7);
  private static final List<String> TABLES = List.of("SecurityEvent");
  private static final Pattern NAMED =
      Pattern.compile(
          "\\blateral(?:ly)?\\b|\\bpivot(?:s|ed|ing)?\\b|\\beast[- ]west\\b|\\bhop(?:s|ped|ping)? (?:between|from|across)\\b"
              + "|\\bmov(?:e|es|ed|ing) (?:between|across|through|from (?:host|machine|computer|server))\\b");
  private static final String COMPUTERS = "(?:" + Subject.COMPUTER.words() + ")";
  private static final Pattern SPREADS =
      Pattern.compile(
          "\\b(?:spread(?:s|ing)?|fan(?:s|ned|ning)?[- ]out|log(?:s|ged|ging)?[- ]?(?:on|in|ons|ins)|connect\\w*"
              + "|reach\\w*|access\\w*|authenticat\\w+|rdp|remote desktop)\\b[^.;]{0,60}\\b(?:\\d+|many|multiple|several|new|different|other|distinct|unfamiliar)\\b[^.;]{0,30}\\b"
              + COMPUTERS
              + "\\b");

  private static final String LOGONS =
      """
      let logons = SecurityEvent
      | where TimeGenerated >= startTime - $baseline and TimeGenerated < endTime
      | where EventID == 4624 and LogonType in ($types)
      | where Account !endswith "$" and Account !endswith "ANONYMOUS LOGON"
      | where isnotempty(IpAddress) and IpAddress !in ("-", "127.0.0.1", "::1")$conditions;
      let known = logons
      | where TimeGenerated < startTime
      | distinct Account, Computer;
      let reached = logons
      | where TimeGenerated >= startTime
      | join kind=leftanti known on Account, Computer
      | summarize Logons = count(), LogonTypes = array_sort_asc(make_set(LogonType)),
          FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by Account, IpAddress, Computer;
      let movers = reached
      | summarize Computers = count(), ComputerList = array_sort_asc(make_set(Computer, 50)), Logons = sum(Logons),
          FirstSeen = min(FirstSeen), LastSeen = max(LastSeen) by Account, IpAddress
      | where $rule;
      """;
  private static final String DECISION =
      "movers\n| sort by Computers desc, Account asc, IpAddress asc";
  private static final String PROOF =
      """
      reached
      | join kind=inner (movers | project Account, IpAddress) on Account, IpAddress
      | project Account, IpAddress, Computer, Logons, LogonTypes, FirstSeen, LastSeen
      | sort by Account asc, IpAddress asc, FirstSeen asc, Computer asc
      """;
  private static final String TRACES =
      """
      let where_to = reached
      | join kind=inner (movers | project Account, IpAddress) on Account, IpAddress
      | distinct Account, Computer;
      SecurityEvent
      | where TimeGenerated >= startTime and TimeGenerated < endTime
      | where EventID == $event
      | join kind=inner where_to on Account, Computer
      | project TimeGenerated, Account, Computer, $columns
      | sort by TimeGenerated asc, Account asc, Computer asc
      """;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Work work() {
    return Work.HUNTING;
  }

  @Override
  public String example() {
    return "Lateral movement: accounts that reached more than 4 new computers from one address in the last 24 hours.";
  }

  @Override
  public int fit(Wording words) {
    return words.says(NAMED) ? 12 : words.says(SPREADS) ? 8 : 0;
  }

  @Override
  public Planned plan(Wording words) {
    return Qualifiers.ofAny(words)
        .or(() -> EntityFilters.SECURITY_EVENTS.refusal(words))
        .or(() -> Qualifiers.ofLimits(words.limitsBeside(computers(words))))
        .or(() -> tooFewComputers(words))
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> ready(words));
  }

  /// Nobody can reach more computers than the question looks at.
  private static Optional<String> tooFewComputers(Wording words) {
    long limit = computers(words).map(Limit::value).orElse(USUAL_COMPUTERS);
    long named = EntityFilters.computersNamed(words);
    return named > 0 && named <= limit
        ? Optional.of(
            "It names "
                + named
                + " computer(s) only; movement shows in how many computers an account reaches.")
        : Optional.empty();
  }

  private static Planned ready(Wording words) {
    var draft = new Draft();
    var window = draft.window(words);
    return Draft.refusal(window)
        .<Planned>map(Planned.CannotHonour::new)
        .orElseGet(() -> new Planned.Ready(plan(words, draft, window)));
  }

  private static Plan plan(Wording words, Draft draft, Duration window) {
    var limit = draft.limit(computers(words), Operator.GREATER, USUAL_COMPUTERS, "new computers");
    var rule =
        new DecisionRule(
            "Computers",
            limit.operator(),
            BigDecimal.valueOf(limit.value()),
            List.of("Account", "IpAddress"));
    var baseline =
        words
            .baseline()
            .filter(it -> it.compareTo(Draft.LONGEST) <= 0)
            .orElseGet(() -> {
              draft.assume(
                  "A computer is new to an account that did not log on to it in the 7 days before the window.");
              return USUAL_BASELINE;
            });
    draft.assume(
        "Machine accounts, anonymous logons and logons without a remote address are left out.");
    addQueries(draft, words, rule, baseline);
    return new Plan(
        NAME,
        "Lateral movement: " + rule.text() + " new to the account",
        window,
        draft.queries(),
        rule,
        Severity.HIGH,
        List.of("T1021", "T1078"),
        draft.assumptions());
  }

  private static Optional<Limit> computers(Wording words) {
    return words.limits().stream()
        .filter(it -> it.of().equals(Optional.of(Subject.COMPUTER)))
        .findFirst()
        .or(() -> words.limits().stream().filter(it -> it.of().isEmpty()).findFirst());
  }

  private static void addQueries(Draft draft, Wording words, DecisionRule rule, Duration baseline) {
    var logons =
        LOGONS
            .replace("$baseline", Kql.span(baseline))
            .replace("$types", types(words))
            .replace("$rule", rule.text())
            .replace("$conditions", EntityFilters.SECURITY_EVENTS.behindAnd(words));
    draft.query(
        Purpose.DECISION,
        "Accounts that reached computers new to them",
        logons + DECISION,
        baseline,
        TABLES);
    draft.query(Purpose.PROOF, "Each computer that was new", logons + PROOF, baseline, TABLES);
    draft.query(
        Purpose.CONTEXT,
        "Services installed there by the account (4697)",
        logons + traces(4697, "ServiceName, ServiceFileName"),
        baseline,
        TABLES);
    draft.query(
        Purpose.CONTEXT,
        "Administrative shares opened there by the account (5140)",
        logons + traces(5140, "ShareName, IpAddress"),
        baseline,
        TABLES);
  }

  private static String traces(int event, String columns) {
    return TRACES.replace("$event", Integer.toString(event)).replace("$columns", columns);
  }

  private static String types(Wording words) {
    boolean onlyRdp =
        words.says(
            Pattern.compile("\\b(?:only|just|via|over|through|using) (?:rdp|remote desktop)\\b"));
    return onlyRdp ? "10" : "3, 10";
  }

  @Override
  public String title(Plan plan, Row row) {
    return row.text("Account")
        + " reached "
        + row.count("Computers")
        + " computers new to it from "
        + row.text("IpAddress");
  }

  @Override
  public String description(Plan plan, Row row) {
    return row.count("Logons")
        + " remote logons to computers that the account had not used before, between "
        + row.text("FirstSeen")
        + " and "
        + row.text("LastSeen")
        + ": "
        + row.list("ComputerList")
        + ".";
  }

  @Override
  public List<String> nextSteps() {
    return List.of(
        "Ask the account's owner whether the logons are theirs; if not, disable the account and isolate the source address.",
        "Look at services installed and shares opened on the computers reached.",
        "Find out how the source computer was entered, and which credentials it held.",
        "If the spread is a known job (deployment, scanner), leave its account out in the question.");
  }

  @Override
  public String impact() {
    return "An intruder with one account may be spreading through the network towards the systems that matter.";
  }
}
