package com.socmate.worker.measure;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.telemetry.trace.Origin;
import com.socmate.telemetry.trace.Role;
import com.socmate.telemetry.trace.Stretch;
import com.socmate.telemetry.trace.Traces;
import java.util.List;
import java.util.function.Supplier;

/// Logs, with a span for each question: how it ended and how many rows came, never a query's text
/// or a row, which would tell a collector what the product is there to keep.
public final class TracedLogs implements LogWorkspace {
  private final LogWorkspace logs;
  private final Traces traces;

  public TracedLogs(LogWorkspace logs, Traces traces) {
    this.logs = logs;
    this.traces = traces;
  }

  @Override
  public QueryCheck check(String kql) {
    return logs.check(kql);
  }

  @Override
  public Answer query(Question question) {
    return traced("query", () -> logs.query(question));
  }

  @Override
  public List<String> tables() {
    return logs.tables();
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    return traced("volumes", () -> logs.volumes(tables, range));
  }

  private Answer traced(String what, Supplier<Answer> ask) {
    try (var stretch = traces.begin("logs " + what, Role.CLIENT, new Origin.Here())) {
      stretch.note("db.system.name", "log_analytics").note("db.operation.name", what);
      var answer = ask.get();
      tell(answer, stretch);
      return answer;
    }
  }

  private static void tell(Answer answer, Stretch stretch) {
    switch (answer) {
      case Answer.Complete(var table) ->
          stretch.note("db.response.returned_rows", table.rows().size());
      case Answer.Partial(var table, _) ->
          stretch
              .note("db.response.returned_rows", table.rows().size())
              .note("socmate.partial", "true");
      case Answer.Rejected _ -> stretch.fail("rejected");
      case Answer.TimedOut _ -> stretch.fail("timed_out");
      case Answer.Unavailable _ -> stretch.fail("unavailable");
    }
  }
}
