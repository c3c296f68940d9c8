package com.socmate.adapters.report;

import com.socmate.application.investigation.report.Brief;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.ResultTable.Column;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A morning of failed sign-ins: two addresses, a dozen accounts, one success.
final class SampleBriefs {
  private static final Instant END = Instant.parse("2026-03-02T07:55:00Z");
  private static final List<String> USERS =
      Stream.of("adele", "alex", "diego", "grady", "isaiah", "johanna", "lee", "megan", "nestor")
          .map(name -> name + "@contoso.example")
          .toList();

  private SampleBriefs() {}

  static Brief of(Persona persona) {
    return of(persona, "198.51.100.23");
  }

  /// @param address where an attacker may write what they like
  static Brief of(Persona persona, String address) {
    var evidence = List.of(decision(address), attempts(address), successes(address));
    return new Brief(
        persona,
        grounds(evidence.getFirst().range()),
        new Conclusion.Findings(findings(address)),
        evidence,
        Optional.empty());
  }

  static Brief clear(Persona persona) {
    var evidence = decision("198.51.100.23");
    var none =
        new Evidence(
            "Q1",
            evidence.title(),
            evidence.kql(),
            evidence.range(),
            new ResultTable(evidence.table().columns(), List.of()),
            0,
            "");
    return new Brief(
        persona, grounds(none.range()), new Conclusion.Clear(), List.of(none), Optional.empty());
  }

  private static TimeRange range() {
    return TimeRange.endingAt(END, Duration.ofHours(24));
  }

  private static Grounds grounds(TimeRange range) {
    return new Grounds(
        "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP",
        plan(),
        OptionalInt.of(3),
        PlanOrigin.COMPILED,
        range,
        List.of(new TableHealth("SigninLogs", OptionalLong.of(18_212))),
        List.of(
            new Claim(
                Claim.Verdict.HOLDS,
                "Attempts is 46; Q2 shows 46 rows for it.",
                List.of(new EvidenceRef("Q1", 1))),
            new Claim(
                Claim.Verdict.HOLDS,
                "Attempts is 12; Q2 shows 12 rows for it.",
                List.of(new EvidenceRef("Q1", 2)))),
        List.of(),
        1,
        0,
        List.of());
  }

  private static Plan plan() {
    return new Plan(
        "failed_signins",
        "Failed sign-ins per IPAddress, Attempts > 5",
        Duration.ofHours(24),
        List.of(
            new PlannedQuery(
                "Q1",
                PlannedQuery.Purpose.DECISION,
                "Failed sign-ins per IPAddress",
                "SigninLogs",
                Duration.ZERO,
                List.of("SigninLogs"))),
        new DecisionRule(
            "Attempts", DecisionRule.Operator.GREATER, BigDecimal.valueOf(5), List.of("IPAddress")),
        Severity.MEDIUM,
        List.of("T1110", "T1110.003"),
        List.of(
            "A failed sign-in is one whose result is neither a success nor an interrupt such as a request for a second factor."));
  }

  private static List<Finding> findings(String address) {
    return List.of(
        finding(
            address,
            1,
            Severity.HIGH,
            "46 failed sign-ins from " + address + ", then a success",
            "46 attempts on 9 accounts between 2026-03-02 02:10 and 05:24; megan@contoso.example signed in from there at 05:31."),
        finding(
            "203.0.113.77",
            2,
            Severity.MEDIUM,
            "12 failed sign-ins from 203.0.113.77",
            "12 attempts on 2 accounts between 2026-03-01 14:02 and 14:50; none succeeded."));
  }

  private static Finding finding(
      String address, int row, Severity severity, String title, String description) {
    var key = new TreeMap<>(Map.of("IPAddress", address));
    return new Finding(
        new FindingId("fnd_sample" + row),
        title,
        description,
        severity,
        key,
        Fingerprint.of("failed_signins", key),
        row == 1 ? Finding.Novelty.NEW : Finding.Novelty.STILL,
        List.of("T1110", "T1110.003"),
        List.of(new EvidenceRef("Q1", row)));
  }

  private static Evidence decision(String address) {
    return evidence(
        "Q1",
        "Failed sign-ins per IPAddress",
        List.of(
            new Column("IPAddress", "string"),
            new Column("Attempts", "long"),
            new Column("Accounts", "long"),
            new Column("AccountList", "dynamic"),
            new Column("FirstSeen", "datetime"),
            new Column("LastSeen", "datetime"),
            new Column("Succeeded", "long")),
        List.of(
            List.of(
                new Cell.Text(address),
                new Cell.Whole(46),
                new Cell.Whole(9),
                new Cell.Json("[\"" + String.join("\",\"", USERS) + "\"]"),
                new Cell.Moment(Instant.parse("2026-03-02T02:10:00Z")),
                new Cell.Moment(Instant.parse("2026-03-02T05:24:00Z")),
                new Cell.Whole(1)),
            List.of(
                new Cell.Text("203.0.113.77"),
                new Cell.Whole(12),
                new Cell.Whole(2),
                new Cell.Json("[\"lee@contoso.example\",\"megan@contoso.example\"]"),
                new Cell.Moment(Instant.parse("2026-03-01T14:02:00Z")),
                new Cell.Moment(Instant.parse("2026-03-01T14:50:00Z")),
                new Cell.Whole(0))));
  }

  private static Evidence attempts(String address) {
    var rows = new ArrayList<List<Cell>>();
    for (int number = 0; number < 46; number++) {
      rows.add(
          attempt(
              address,
              Instant.parse("2026-03-02T02:10:00Z").plusSeconds(number * 258L),
              USERS.get(number * 7 % USERS.size()),
              number % 3 == 0 ? "Microsoft Teams" : "Office 365 Exchange Online"));
    }
    for (int number = 0; number < 12; number++) {
      rows.add(
          attempt(
              "203.0.113.77",
              Instant.parse("2026-03-01T14:02:00Z").plusSeconds(number * 261L),
              number % 2 == 0 ? "lee@contoso.example" : "megan@contoso.example",
              "Azure Portal"));
    }
    return evidence("Q2", "The failed attempts themselves", ATTEMPT, rows);
  }

  private static Evidence successes(String address) {
    return evidence(
        "Q3",
        "Successful sign-ins after failures",
        ATTEMPT,
        List.of(
            attempt(
                address,
                Instant.parse("2026-03-02T05:31:00Z"),
                "megan@contoso.example",
                "Office 365 Exchange Online")));
  }

  private static final List<Column> ATTEMPT =
      List.of(
          new Column("IPAddress", "string"),
          new Column("TimeGenerated", "datetime"),
          new Column("UserPrincipalName", "string"),
          new Column("AppDisplayName", "string"),
          new Column("Location", "string"),
          new Column("ResultType", "string"),
          new Column("UserAgent", "string"));

  private static List<Cell> attempt(String address, Instant at, String user, String app) {
    return List.of(
        new Cell.Text(address),
        new Cell.Moment(at),
        new Cell.Text(user),
        new Cell.Text(app),
        new Cell.Text("NL"),
        new Cell.Text("50126"),
        new Cell.Text("python-requests/2.32.4"));
  }

  private static Evidence evidence(
      String query, String title, List<Column> columns, List<List<Cell>> rows) {
    return new Evidence(
        query,
        title,
        "SigninLogs\n| where TimeGenerated >= startTime and TimeGenerated < endTime\n"
            + "| where ResultType !in (\"0\", \"50125\")\n| summarize Attempts = count() by IPAddress\n| where Attempts > 5",
        range(),
        new ResultTable(columns, rows),
        rows.size(),
        "");
  }
}
