package com.socmate.adapters.http;

import com.socmate.application.finding.TriageFinding;
import com.socmate.application.finding.TriageFinding.Wish;
import com.socmate.application.port.Findings;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import java.util.List;

/// Findings: listed, acknowledged, dismissed and reopened.
public final class FindingRoutes implements Routes {
  static final String PATH = "/api/v1/findings";
  static final String ONE = PATH + "/{id}";
  static final int LONGEST_WORDS = 500;

  private final Findings findings;
  private final TriageFinding triage;

  public FindingRoutes(Findings findings, TriageFinding triage) {
    this.findings = findings;
    this.triage = triage;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.INVESTIGATIONS_READ),
        Route.get(ONE, this::get).needs(Scope.INVESTIGATIONS_READ),
        Route.post(ONE + "/acknowledge", this::acknowledge).needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/dismiss", this::dismiss).needs(Scope.INVESTIGATIONS_WRITE),
        Route.post(ONE + "/reopen", this::reopen).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters =
        call.parameters("status", "severity", "schedule", "session", "limit", "offset");
    var filter =
        new Findings.Filter(
            parameters.oneOf("status", Findings.Status.class),
            parameters.oneOf("severity", Severity.class),
            parameters.id("schedule", ScheduleId::new),
            parameters.id("session", SessionId::new));
    var page = parameters.page();
    var found = findings.list(filter, call.viewer(), page);
    var items = found.items().stream().map(MatterJson::from).toList();
    return Answer.ok(ListJson.of("findings", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    return answer(call);
  }

  private Answer acknowledge(Call call) {
    var body = call.optionalBody(List.of("note"));
    var note = body.text("note", 0, LONGEST_WORDS).orElse("");
    body.orRefuse();
    return moved(call, Wish.ACKNOWLEDGE, note);
  }

  private Answer dismiss(Call call) {
    var body = call.body(List.of("reason"));
    body.require("reason");
    var reason = body.text("reason", 1, LONGEST_WORDS);
    body.orRefuse();
    return moved(call, Wish.DISMISS, reason.orElseThrow());
  }

  private Answer reopen(Call call) {
    var body = call.optionalBody(List.of("reason"));
    var reason = body.text("reason", 0, LONGEST_WORDS).orElse("");
    body.orRefuse();
    return moved(call, Wish.REOPEN, reason);
  }

  private Answer moved(Call call, Wish wish, String words) {
    return switch (triage.triage(id(call), wish, words, call.request())) {
      case TriageFinding.Outcome.Moved() -> answer(call);
      case TriageFinding.Outcome.Forbidden(var why) -> throw Refused.conflict(why);
      case TriageFinding.Outcome.NoSuchFinding() -> throw Refused.notFound("finding");
    };
  }

  private Answer answer(Call call) {
    return findings
        .find(id(call), call.viewer())
        .map(it -> Answer.ok(MatterJson.from(it)))
        .orElseThrow(() -> Refused.notFound("finding"));
  }

  static FindingId id(Call call) {
    return call.id("id", "finding", FindingId::new);
  }
}
