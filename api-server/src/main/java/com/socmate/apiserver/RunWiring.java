package com.socmate.apiserver;

import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.RunRoutes;
import com.socmate.adapters.http.WorkforceRoutes;
import com.socmate.adapters.persistence.JdbiAudits;
import com.socmate.adapters.persistence.JdbiWorkforce;
import com.socmate.application.run.CancelRun;
import com.socmate.application.run.FinishRun;
import com.socmate.application.run.RunNews;
import java.util.List;

/// Runs across schedules, their cancelling, and who executes them.
final class RunWiring {
  private final Ground ground;

  RunWiring(Ground ground) {
    this.ground = ground;
  }

  List<Routes> routes() {
    var cancel =
        new CancelRun(
            ground.history(),
            ground.queue(),
            ground.sessions(),
            finish(),
            ground.audit(),
            ground.transactions(),
            ground.clock());
    return List.of(
        new RunRoutes(ground.history(), ground.runs(), cancel),
        new WorkforceRoutes(new JdbiWorkforce(ground.database())));
  }

  FinishRun finish() {
    return new FinishRun(
        ground.queue(),
        ground.runs(),
        ground.sessions(),
        ground.schedules(),
        ground.notifications(),
        ground.audit(),
        ground.transactions(),
        ground.clock(),
        new RunNews(ground.ids(), new JdbiAudits(ground.database(), ground.ids())::find));
  }
}
