package com.socmate.adapters.http;

import com.socmate.application.session.StartInvestigation;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.Definition;
import java.util.LinkedHashMap;
import java.util.List;

/// Investigations that are started by hand.
public final class InvestigationRoutes implements Routes {
  private final StartInvestigation start;
  private final Providers providers;

  public InvestigationRoutes(StartInvestigation start, Providers providers) {
    this.start = start;
    this.providers = providers;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/investigations/start", this::start).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer start(Call call) {
    var body = call.body(List.of("query", "persona", "provider", "visibility"));
    body.require("query");
    var query = body.text("query", 1, Definition.MAX_QUERY);
    var persona = body.oneOf("persona", Persona.class).orElse(Persona.SOC_ANALYST);
    var visibility = body.oneOf("visibility", Visibility.class).orElse(Visibility.PRIVATE);
    var provider = providers.named(body);
    body.orRefuse();
    return switch (start.start(
        query.orElseThrow(),
        persona,
        visibility,
        provider.orElseGet(providers::standard),
        call.request())) {
      case StartInvestigation.Outcome.Started(var session) -> {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("session_id", session.id().value());
        answer.put("status", Words.of(session.status()));
        yield Answer.created(answer, SessionRoutes.PATH + "/" + session.id());
      }
      case StartInvestigation.Outcome.LimitReached(var limit) -> throw Limits.reached(limit);
    };
  }
}
