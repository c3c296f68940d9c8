package com.socmate.apiserver;

import com.socmate.adapters.http.PlanRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.application.plan.ChangePlan;
import com.socmate.application.plan.CheckPlan;
import java.util.List;

/// The plans of schedules.
final class PlanWiring {
  private final Ground ground;
  private final LogWiring logs;

  PlanWiring(Ground ground, LogWiring logs) {
    this.ground = ground;
    this.logs = logs;
  }

  List<Routes> routes() {
    var compiler = logs.compiler();
    var change =
        new ChangePlan(
            ground.schedules(),
            ground.plans(),
            new CheckPlan(logs.logs()),
            compiler,
            ground.audit(),
            ground.transactions(),
            ground.clock());
    return List.of(new PlanRoutes(ground.schedules(), ground.plans(), change, compiler));
  }
}
