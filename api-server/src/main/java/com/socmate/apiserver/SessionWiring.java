package com.socmate.apiserver;

import com.socmate.adapters.http.EventStreams;
import com.socmate.adapters.http.InvestigationRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SessionRoutes;
import com.socmate.application.session.StartInvestigation;
import java.time.Duration;
import java.util.List;

/// Sessions, their streams, and investigations started by hand.
final class SessionWiring {
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Ground ground;

  SessionWiring(Ground ground) {
    this.ground = ground;
  }

  List<Routes> routes() {
    var streams = new EventStreams(ground.sessions(), ground.drain(), HEARTBEAT);
    return List.of(
        new SessionRoutes(ground.sessions(), ground.runs(), streams),
        new InvestigationRoutes(start()));
  }

  private StartInvestigation start() {
    return new StartInvestigation(
        ground.queue(),
        ground.audit(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        ground.config().concurrentInvestigations());
  }
}
