package com.socmate.adapters.http;

import com.socmate.application.investigation.Replay;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import java.util.List;

/// Carries out what a session carried out once more, to show that it is the same.
public final class ReplayRoutes implements Routes {
  private final Replay replay;

  public ReplayRoutes(Replay replay) {
    this.replay = replay;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/sessions/{id}/replay", this::replay).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer replay(Call call) {
    call.optionalBody(List.of()).orRefuse();
    var id = call.id("id", "session", SessionId::new);
    return switch (replay.replay(id, call.viewer())) {
      case Replay.Outcome.Repeated repeated -> Answer.ok(ReplayJson.from(id, repeated));
      case Replay.Outcome.Broken(var why) ->
          throw Refused.unavailable(why.message() + " " + why.hint());
      case Replay.Outcome.NothingToRepeat() ->
          throw Refused.conflict(
              "The session has no verdict that rests on a plan, so there is nothing to repeat.");
      case Replay.Outcome.NoSuchSession() -> throw Refused.notFound("session");
    };
  }
}
