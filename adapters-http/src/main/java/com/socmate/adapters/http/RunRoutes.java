package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.RunHistory.Filter;
import com.socmate.application.port.Runs;
import com.socmate.application.run.CancelRun;
import com.socmate.domain.id.BackfillId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.util.List;

/// Runs across schedules: listed, read, cancelled.
public final class RunRoutes implements Routes {
  private static final String PATH = "/api/v1/runs";
  private static final int LONGEST_REASON = 500;

  private final RunHistory history;
  private final Runs runs;
  private final CancelRun cancel;

  public RunRoutes(RunHistory history, Runs runs, CancelRun cancel) {
    this.history = history;
    this.runs = runs;
    this.cancel = cancel;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.SCHEDULES_READ),
        Route.get(PATH + "/{id}", this::get).needs(Scope.SCHEDULES_READ),
        Route.post(PATH + "/{id}/cancel", this::cancel).needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(SessionRoutes.PATH + "/{id}/cancel", this::cancelSession)
            .needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters =
        call.parameters(
            "status",
            "outcome",
            "trigger",
            "schedule",
            "backfill",
            "from",
            "to",
            "sort",
            "limit",
            "offset");
    var filter =
        new Filter(
            parameters.oneOf("status", RunHistory.Standing.class),
            parameters.oneOf("outcome", Outcome.class),
            parameters.oneOf("trigger", Trigger.class),
            parameters.id("schedule", ScheduleId::new),
            parameters.id("backfill", BackfillId::new),
            parameters.moment("from"),
            parameters.moment("to"),
            parameters.text("sort").map(RunRoutes::order).orElse(RunHistory.Order.OCCURRENCE_DESC));
    var page = parameters.page();
    var found = history.list(filter, call.viewer(), page);
    var items = found.items().stream().map(RunInListJson::from).toList();
    return Answer.ok(ListJson.of("runs", items, found.total(), page));
  }

  private static RunHistory.Order order(String name) {
    return switch (name) {
      case "scheduled_for" -> RunHistory.Order.OCCURRENCE;
      case "-scheduled_for" -> RunHistory.Order.OCCURRENCE_DESC;
      default ->
          throw Refused.badParameter(
              "sort " + Members.notOneOf(name, List.of("scheduled_for", "-scheduled_for")) + ".");
    };
  }

  private Answer get(Call call) {
    call.parameters();
    return Answer.ok(RunInListJson.from(find(call)));
  }

  private RunHistory.Listed find(Call call) {
    return history
        .find(call.id("id", "run", RunId::new), call.viewer())
        .orElseThrow(() -> Refused.notFound("run"));
  }

  private Answer cancel(Call call) {
    return cancel(call, call.id("id", "run", RunId::new), "run");
  }

  private Answer cancelSession(Call call) {
    var run =
        runs.ofSession(call.id("id", "session", SessionId::new))
            .map(Run::id)
            .orElseThrow(() -> Refused.notFound("session"));
    return cancel(call, run, "session");
  }

  private Answer cancel(Call call, RunId id, String kind) {
    var body = call.optionalBody(List.of("reason"));
    var reason = body.text("reason", 0, LONGEST_REASON).filter(text -> !text.isEmpty());
    body.orRefuse();
    return switch (cancel.cancel(id, reason, call.request())) {
      case CancelRun.Outcome.Cancelled(), CancelRun.Outcome.AskedToStop() ->
          Answer.ok(RunInListJson.from(history.find(id, call.viewer()).orElseThrow()));
      case CancelRun.Outcome.Over() ->
          throw Refused.conflict("It has ended; there is nothing left to cancel.");
      case CancelRun.Outcome.NoSuchRun() -> throw Refused.notFound(kind);
    };
  }
}
