package com.socmate.benchmarks;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.ResultTable.Column;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A workspace that answers at once and always the same: so many addresses with ten failed sign-ins
/// each. The time it takes is counted, so that it can be taken off.
final class CannedLogs implements LogWorkspace {
  private static final int ATTEMPTS = 10;
  private static final Instant AT = Instant.parse("2026-11-20T11:00:00Z");

  private final ResultTable decision;
  private final ResultTable attempts;
  private long nanos;

  CannedLogs(int addresses) {
    decision =
        table(
            List.of(
                "IPAddress:string",
                "Attempts:long",
                "Accounts:long",
                "FirstSeen:datetime",
                "LastSeen:datetime",
                "Succeeded:long"),
            IntStream.range(0, addresses).mapToObj(CannedLogs::address).toList());
    attempts =
        table(
            List.of("IPAddress:string", "TimeGenerated:datetime", "UserPrincipalName:string"),
            IntStream.range(0, addresses).boxed().flatMap(CannedLogs::attemptsOf).toList());
  }

  private static ResultTable table(List<String> columns, List<List<Cell>> rows) {
    return new ResultTable(
        columns.stream().map(it -> it.split(":", 2)).map(it -> new Column(it[0], it[1])).toList(),
        rows);
  }

  private static List<Cell> address(int number) {
    return List.of(
        new Cell.Text("192.0.2." + number),
        new Cell.Whole(ATTEMPTS),
        new Cell.Whole(1),
        new Cell.Moment(AT),
        new Cell.Moment(AT.plusSeconds(60)),
        new Cell.Whole(0));
  }

  private static Stream<List<Cell>> attemptsOf(int number) {
    return IntStream.range(0, ATTEMPTS)
        .mapToObj(attempt ->
            List.<Cell>of(
                new Cell.Text("192.0.2." + number),
                new Cell.Moment(AT.plusSeconds(attempt)),
                new Cell.Text("user" + attempt + "@contoso.example")));
  }

  /// How long it has been asked since this was asked last.
  long takeNanos() {
    long taken = nanos;
    nanos = 0;
    return taken;
  }

  @Override
  public QueryCheck check(String kql) {
    return new QueryCheck.Valid(decision.columns(), List.of("SigninLogs"));
  }

  @Override
  public Answer query(Question question) {
    long began = System.nanoTime();
    var answer = new Answer.Complete(answerTo(question.kql()));
    nanos += System.nanoTime() - began;
    return answer;
  }

  private ResultTable answerTo(String kql) {
    if (kql.contains("ingestion_time()")) {
      return ResultTable.EMPTY;
    }
    return kql.contains("project IPAddress, TimeGenerated") ? attempts : decision;
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    var rows = new ArrayList<List<Cell>>();
    tables.forEach(it -> rows.add(List.of(new Cell.Text(it), new Cell.Whole(50_000))));
    return new Answer.Complete(table(List.of("Table:string", "Rows:long"), rows));
  }
}
