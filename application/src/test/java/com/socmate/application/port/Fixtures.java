package com.socmate.application.port;

import com.socmate.application.port.DueSchedules.Decision;
import com.socmate.application.port.DueSchedules.Due;
import com.socmate.application.port.DueSchedules.NewRun;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.DecisionRule;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Things that tests need and that are true enough; what matters is in the names and arguments.
public final class Fixtures {
  public static final IdGenerator IDS = new IdGenerator(InstantSource.system(), new SecureRandom());
  public static final Duration LONG_LEASE = Duration.ofMinutes(1);

  private Fixtures() {}

  /// To the microsecond, which is as exact as times are kept.
  public static Instant now() {
    return InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS);
  }

  public static Instant ago(Duration duration) {
    return now().minus(duration);
  }

  public static Viewer viewer(UserId user) {
    return new Viewer(user, false);
  }

  public static Viewer admin() {
    return new Viewer(IDS.user(), true);
  }

  public static Session session(UserId owner) {
    return session(owner, Visibility.PRIVATE);
  }

  public static Session session(UserId owner, Visibility visibility) {
    return new Session(
        IDS.session(),
        owner,
        visibility,
        Optional.empty(),
        "Failed sign-ins",
        "Were there failed sign-ins?",
        Persona.SOC_ANALYST,
        Session.Status.ACTIVE,
        now(),
        Optional.empty(),
        Optional.empty());
  }

  /// A run that the session's owner asks for at this moment.
  public static Run.Queued manualRun(Session session) {
    var now = now();
    return new Run.Queued(
        IDS.run(),
        new Run.Origin(
            session.schedule(), Trigger.MANUAL, now, Lane.of(session.owner()), session.id()),
        now);
  }

  /// The run of an occurrence, with its session.
  public static NewRun.ToExecute runOf(Schedule schedule, Instant occurrence) {
    return runOf(schedule, occurrence, Trigger.SCHEDULED);
  }

  public static NewRun.ToExecute backfillOf(Schedule schedule, Instant occurrence) {
    return runOf(schedule, occurrence, Trigger.BACKFILL);
  }

  private static NewRun.ToExecute runOf(Schedule schedule, Instant occurrence, Trigger trigger) {
    var session = sessionFor(schedule);
    var origin =
        new Run.Origin(
            Optional.of(schedule.id()),
            trigger,
            occurrence,
            Lane.of(schedule.owner()),
            session.id());
    return new NewRun.ToExecute(new Run.Queued(IDS.run(), origin, now()), session);
  }

  public static Session sessionFor(Schedule schedule) {
    return new Session(
        IDS.session(),
        schedule.owner(),
        schedule.definition().visibility(),
        Optional.of(schedule.id()),
        schedule.definition().name(),
        schedule.definition().query(),
        schedule.definition().persona(),
        Session.Status.ACTIVE,
        now(),
        Optional.empty(),
        Optional.empty());
  }

  /// Runs the occurrence that has come and moves to the next.
  public static Decision runOnce(Due due) {
    var occurrence = due.schedule().nextRunAt().orElseThrow();
    return new Decision(List.of(runOf(due.schedule(), occurrence)), moved(due));
  }

  /// Where a schedule stands once all that has come is dealt with.
  public static ScheduleState moved(Due due) {
    var active = (ScheduleState.Active) due.schedule().state();
    return active.nextAt(due.schedule().timetable().nextAfter(due.now()));
  }

  public static SessionEvent.Draft event(String message) {
    return new SessionEvent.Draft(
        now(),
        SessionEvent.Kind.STAGE_STARTED,
        Optional.of(Stage.EXECUTION),
        message,
        Map.of("rows", "12"));
  }

  public static Plan plan() {
    return plan("SigninLogs | summarize Attempts = count() by UserPrincipalName");
  }

  public static Plan plan(String kql) {
    return new Plan(
        "failed_signins",
        "Failed sign-ins",
        Duration.ofHours(24),
        List.of(
            new PlannedQuery(
                "Q1",
                PlannedQuery.Purpose.DECISION,
                "Attempts by user",
                kql,
                Duration.ZERO,
                List.of("SigninLogs")),
            new PlannedQuery(
                "Q2",
                PlannedQuery.Purpose.CONTEXT,
                "Where from",
                "SigninLogs | take 10",
                Duration.ofDays(7),
                List.of("SigninLogs"))),
        new DecisionRule(
            "Attempts",
            DecisionRule.Operator.GREATER,
            new BigDecimal("5.0"),
            List.of("UserPrincipalName")),
        Severity.HIGH,
        List.of("T1110"),
        List.of("A failed sign-in has a ResultType other than 0."));
  }

  /// A finding about a user, as new as can be.
  public static Finding finding(String user) {
    SortedMap<String, String> key = new TreeMap<>(Map.of("UserPrincipalName", user));
    return new Finding(
        IDS.finding(),
        "Many failed sign-ins",
        "More than five in the window.",
        Severity.HIGH,
        key,
        Fingerprint.of("failed_signins", key),
        Finding.Novelty.NEW,
        List.of("T1110"),
        List.of(new EvidenceRef("Q1", 1)));
  }

  public static InvestigationResult found(Finding... findings) {
    return new InvestigationResult(
        new Conclusion.Findings(List.of(findings)), List.of(evidence(2)), "# Report");
  }

  public static InvestigationResult clear() {
    return new InvestigationResult(new Conclusion.Clear(), List.of(evidence(0)), "# Clear");
  }

  public static InvestigationResult inconclusive() {
    return new InvestigationResult(
        new Conclusion.Inconclusive("SigninLogs had no rows."), List.of(), "# Nothing to say");
  }

  /// Rows that number themselves from 1 in their first cell and hold a cell of every kind.
  public static Evidence evidence(int rows) {
    var columns =
        List.of(
            new ResultTable.Column("Number", "long"),
            new ResultTable.Column("User", "string"),
            new ResultTable.Column("Share", "real"),
            new ResultTable.Column("Odd", "bool"),
            new ResultTable.Column("At", "datetime"),
            new ResultTable.Column("Detail", "dynamic"),
            new ResultTable.Column("Nothing", "string"));
    var to = now();
    return new Evidence(
        "Q1",
        "Attempts by user",
        "SigninLogs | take 10",
        TimeRange.endingAt(to, Duration.ofDays(1)),
        new ResultTable(columns, IntStream.rangeClosed(1, rows).mapToObj(Fixtures::row).toList()),
        rows,
        "");
  }

  private static List<Cell> row(int number) {
    return List.of(
        new Cell.Whole(number),
        new Cell.Text("user017@contoso.example \u0000 \uD800 ü"),
        new Cell.Real(number == 1 ? Double.NaN : number / 3.0),
        new Cell.Truth(number % 2 == 1),
        new Cell.Moment(Instant.parse("2026-05-18T12:00:00.1234567Z")),
        new Cell.Json("{\"a\": [1, 2.0]}"),
        new Cell.Absent());
  }
}
