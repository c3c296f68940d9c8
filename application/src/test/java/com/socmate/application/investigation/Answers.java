package com.socmate.application.investigation;

import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.ResultTable.Column;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a workspace says of failed sign-ins, in the columns of the plan.
public final class Answers {
  public static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static final List<Column> DECISION =
      Stream.of(
              "IPAddress:string",
              "Attempts:long",
              "Accounts:long",
              "AccountList:dynamic",
              "FirstSeen:datetime",
              "LastSeen:datetime",
              "Succeeded:long",
              "SucceededAccounts:dynamic")
          .map(Answers::column)
          .toList();
  private static final List<Column> ATTEMPT =
      Stream.of(
              "IPAddress:string",
              "TimeGenerated:datetime",
              "UserPrincipalName:string",
              "UserAgent:string")
          .map(Answers::column)
          .toList();

  public record Source(String address, int attempts, int succeeded, String userAgent) {
    public Source(String address, int attempts) {
      this(address, attempts, 0, "Mozilla/5.0");
    }
  }

  private Answers() {}

  private static Column column(String nameAndType) {
    var parts = nameAndType.split(":", 2);
    return new Column(parts[0], parts[1]);
  }

  /// A healthy workspace in which these addresses failed that often.
  public static InMemoryLogWorkspace workspace(Source... sources) {
    return new InMemoryLogWorkspace()
        .table("SigninLogs", 4_321)
        .answer("| project IPAddress, TimeGenerated", complete(attempts(sources)))
        .answer("failures\n| join kind=leftouter", complete(decision(sources)));
  }

  public static Answer complete(ResultTable table) {
    return new Answer.Complete(table);
  }

  public static ResultTable decision(Source... sources) {
    return new ResultTable(DECISION, Stream.of(sources).map(Answers::decisionRow).toList());
  }

  private static List<Cell> decisionRow(Source source) {
    return List.of(
        new Cell.Text(source.address()),
        new Cell.Whole(source.attempts()),
        new Cell.Whole(1),
        new Cell.Json("[\"user017@contoso.example\"]"),
        new Cell.Moment(NOON.minusSeconds(7_200)),
        new Cell.Moment(NOON.minusSeconds(3_600)),
        new Cell.Whole(source.succeeded()),
        new Cell.Json("[]"));
  }

  public static ResultTable attempts(Source... sources) {
    var rows = new ArrayList<List<Cell>>();
    for (var source : sources) {
      IntStream.range(0, source.attempts())
          .forEach(n ->
              rows.add(
                  List.of(
                      new Cell.Text(source.address()),
                      new Cell.Moment(NOON.minusSeconds(7_200 - n)),
                      new Cell.Text("user017@contoso.example"),
                      new Cell.Text(source.userAgent()))));
    }
    return new ResultTable(ATTEMPT, rows);
  }
}
