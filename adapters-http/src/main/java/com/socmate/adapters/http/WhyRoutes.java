package com.socmate.adapters.http;

import com.socmate.adapters.http.WhyJson.SilenceJson;
import com.socmate.application.notification.ExplainSilence;
import com.socmate.application.notification.ExplainSilence.Subject;
import com.socmate.application.notification.ExplainTelling;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Why the caller got something, or did not.
public final class WhyRoutes implements Routes {
  private static final String PATH = "/api/v1/notifications";

  private final ExplainTelling telling;
  private final ExplainSilence silence;

  public WhyRoutes(ExplainTelling telling, ExplainSilence silence) {
    this.telling = telling;
    this.silence = silence;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH + "/why", this::ofSubject).needs(Scope.NOTIFICATIONS_READ),
        Route.get(PATH + "/{id}/why", this::ofNotification).needs(Scope.NOTIFICATIONS_READ));
  }

  private Answer ofNotification(Call call) {
    call.parameters();
    return telling
        .explain(call.id("id", "notification", NotificationId::new), call.principal().user())
        .map(it -> Answer.ok(WhyJson.from(it)))
        .orElseThrow(() -> Refused.notFound("notification"));
  }

  private Answer ofSubject(Call call) {
    var parameters = call.parameters("run", "session", "finding");
    var subjects =
        Stream.<Optional<? extends Subject>>of(
                parameters.id("run", RunId::new).map(Subject.OfRun::new),
                parameters.id("session", SessionId::new).map(Subject.OfSession::new),
                parameters.id("finding", FindingId::new).map(Subject.OfFinding::new))
            .flatMap(Optional::stream)
            .toList();
    if (subjects.size() != 1) {
      throw Refused.badParameter("Name one of run, session and finding, such as ?run=run_….");
    }
    return silence
        .explain(subjects.getFirst(), call.viewer())
        .map(it -> Answer.ok(SilenceJson.from(it)))
        .orElseThrow(() -> Refused.notFound("run, session or finding"));
  }
}
