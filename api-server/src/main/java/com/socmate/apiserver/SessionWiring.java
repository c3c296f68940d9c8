package com.socmate.apiserver;

import com.socmate.adapters.http.EventStreams;
import com.socmate.adapters.http.InvestigationRoutes;
import com.socmate.adapters.http.Providers;
import com.socmate.adapters.http.ReportRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SessionActionRoutes;
import com.socmate.adapters.http.SessionRoutes;
import com.socmate.adapters.persistence.JdbiLanguageModels;
import com.socmate.adapters.report.DrawnReports;
import com.socmate.application.port.Vault;
import com.socmate.application.session.AskFurther;
import com.socmate.application.session.ChangeSession;
import com.socmate.application.session.DeleteSession;
import com.socmate.application.session.ForkSession;
import com.socmate.application.session.StartInvestigation;
import java.util.List;

/// Sessions, their streams, and investigations started by hand.
final class SessionWiring {

  private final Ground ground;
  private final LogWiring logs;
  private final Vault vault;
  private final Providers providers;

  SessionWiring(Ground ground, LogWiring logs, Vault vault, Providers providers) {
    this.providers = providers;
    this.ground = ground;
    this.logs = logs;
    this.vault = vault;
  }

  List<Routes> routes() {
    var streams = new EventStreams(ground.sessions(), ground.streams());
    return List.of(
        new SessionRoutes(ground.sessions(), ground.runs(), streams),
        new ReportRoutes(ground.sessions(), new DrawnReports(), logs.library()::named),
        new InvestigationRoutes(start(), providers),
        new SessionActionRoutes(
            ask(),
            new ChangeSession(
                ground.sessions(), ground.audit(), ground.transactions(), ground.clock()),
            new ForkSession(
                ground.sessions(),
                ground.audit(),
                ground.transactions(),
                ground.ids(),
                ground.clock()),
            new DeleteSession(
                ground.sessions(),
                ground.runs(),
                ground.queue(),
                ground.audit(),
                ground.transactions(),
                ground.clock())));
  }

  private AskFurther ask() {
    return new AskFurther(
        ground.sessions(),
        ground.runs(),
        ground.queue(),
        ground.audit(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        logs.compiler(),
        logs.logs(),
        new JdbiLanguageModels(ground.database(), vault),
        new AskFurther.Settings(
            ground.config().concurrentInvestigations(), ground.config().ingestionDelay()));
  }

  StartInvestigation start() {
    return new StartInvestigation(
        ground.queue(),
        ground.audit(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        ground.config().concurrentInvestigations());
  }
}
