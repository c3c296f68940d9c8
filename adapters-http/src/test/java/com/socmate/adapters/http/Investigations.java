package com.socmate.adapters.http;

import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Plays the worker: sessions go on and end.
final class Investigations {
  private final InMemoryWorld world;

  Investigations(InMemoryWorld world) {
    this.world = world;
  }

  void begins(String session, Stage stage) {
    tell(session, SessionEvent.Kind.STAGE_STARTED, Optional.of(stage), "Begun.");
  }

  void ends(String session, Stage stage) {
    tell(session, SessionEvent.Kind.STAGE_FINISHED, Optional.of(stage), "Done.");
  }

  void tell(String session, SessionEvent.Kind kind, Optional<Stage> stage, String message) {
    world
        .sessions()
        .appendLast(
            new SessionId(session),
            List.of(
                new SessionEvent.Draft(
                    RunningApi.NOON.plusSeconds(60), kind, stage, message, Map.of("rows", "3"))));
  }

  void complete(String session, Conclusion conclusion) {
    var result =
        new InvestigationResult(conclusion, List.of(evidence()), "# Report\n\nSix attempts.");
    world
        .sessions()
        .conclude(
            new SessionId(session),
            Session.Status.COMPLETED,
            RunningApi.NOON.plusSeconds(90),
            Optional.of(result));
    tell(session, SessionEvent.Kind.COMPLETED, Optional.empty(), "Completed.");
  }

  static Conclusion found() {
    var key = new TreeMap<>(Map.of("IPAddress", "203.0.113.7"));
    return new Conclusion.Findings(
        List.of(
            new Finding(
                new FindingId("fnd_first1"),
                "Six failed sign-ins from 203.0.113.7",
                "More than five attempts.",
                Severity.MEDIUM,
                key,
                Fingerprint.of("failed_signins", key),
                Finding.Novelty.NEW,
                List.of("T1110"),
                List.of(new EvidenceRef("Q1", 2)))));
  }

  private static Evidence evidence() {
    var columns =
        List.of(
            new ResultTable.Column("IPAddress", "string"),
            new ResultTable.Column("Attempts", "long"),
            new ResultTable.Column("Share", "real"),
            new ResultTable.Column("Last", "datetime"),
            new ResultTable.Column("Known", "bool"),
            new ResultTable.Column("More", "dynamic"));
    var rows = IntStream.rangeClosed(1, 3).mapToObj(Investigations::row).toList();
    return new Evidence(
        "Q1",
        "Attempts by address",
        "SigninLogs | take 3",
        TimeRange.endingAt(RunningApi.NOON, Duration.ofDays(1)),
        new ResultTable(columns, rows),
        3,
        "");
  }

  private static List<Cell> row(int number) {
    return List.of(
        new Cell.Text("203.0.113." + number),
        new Cell.Whole(number),
        number == 1 ? new Cell.Real(Double.NaN) : new Cell.Real(0.5),
        new Cell.Moment(RunningApi.NOON),
        new Cell.Truth(true),
        number == 1 ? new Cell.Absent() : new Cell.Json("{\"a\":1}"));
  }
}
