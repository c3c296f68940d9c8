package com.socmate.apiserver;

import com.socmate.adapters.http.BacktestRoutes;
import com.socmate.adapters.http.PlanRoutes;
import com.socmate.adapters.http.Providers;
import com.socmate.adapters.http.ReplayRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.application.investigation.Backtest;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.Replay;
import com.socmate.application.plan.ChangePlan;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.provider.PlanCompiler;
import java.util.List;

/// The plans of schedules.
final class PlanWiring {
  private final Ground ground;
  private final LogWiring logs;
  private final Providers providers;

  PlanWiring(Ground ground, LogWiring logs, Providers providers) {
    this.providers = providers;
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
    return List.of(
        new PlanRoutes(ground.schedules(), ground.plans(), change, compiler, providers),
        backtest(compiler),
        replay());
  }

  private BacktestRoutes backtest(PlanCompiler compiler) {
    return new BacktestRoutes(
        ground.schedules(),
        ground.plans(),
        new CheckPlan(logs.logs()),
        compiler,
        new Backtest(logs.logs(), ground.ids(), ground.clock(), limits()),
        logs.estimate(),
        ground.accounts(),
        ground.clock(),
        providers);
  }

  private ReplayRoutes replay() {
    return new ReplayRoutes(
        new Replay(ground.sessions(), logs.logs(), ground.ids(), ground.clock(), limits()));
  }

  private Limits limits() {
    return Limits.USUAL
        .withIngestionDelay(ground.config().ingestionDelay())
        .withBudget(ground.config().budget());
  }
}
