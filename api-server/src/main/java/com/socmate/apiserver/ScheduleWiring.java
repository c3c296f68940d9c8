package com.socmate.apiserver;

import com.socmate.adapters.http.CoverageRoutes;
import com.socmate.adapters.http.Providers;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.ScheduleCheckRoutes;
import com.socmate.adapters.http.ScheduleExchangeRoutes;
import com.socmate.adapters.http.ScheduleRoutes;
import com.socmate.adapters.http.ScheduleRuleRoutes;
import com.socmate.adapters.http.SpecificQueries;
import com.socmate.adapters.persistence.JdbiCanaries;
import com.socmate.application.coverage.BackfillSchedule;
import com.socmate.application.coverage.ReadCoverage;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.run.TriggerRun;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.application.schedule.CreateSchedule;
import com.socmate.application.schedule.DeleteSchedule;
import com.socmate.application.schedule.ImportSchedules;
import com.socmate.application.schedule.MoveSchedule;
import com.socmate.application.schedule.RestoreSchedule;
import java.util.List;

/// Schedules: their life, what is asked before they are saved, their exchange and their coverage.
final class ScheduleWiring {
  private final Ground ground;
  private final LogWiring logs;
  private final Providers providers;
  private final PlanCompiler compiler;

  ScheduleWiring(Ground ground, LogWiring logs, Providers providers) {
    this.providers = providers;
    this.ground = ground;
    this.logs = logs;
    this.compiler = logs.compiler();
  }

  List<Routes> routes() {
    return List.of(
        exchange(),
        new ScheduleRuleRoutes(ground.schedules()),
        schedules(),
        new ScheduleCheckRoutes(
            ground.schedules(),
            ground.accounts(),
            ground.clock(),
            compiler,
            logs.estimate(),
            providers),
        coverage());
  }

  private CreateSchedule create() {
    return new CreateSchedule(
        ground.schedules(),
        ground.audit(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        compiler);
  }

  private ChangeSchedule change() {
    return new ChangeSchedule(
        ground.schedules(),
        ground.plans(),
        ground.audit(),
        ground.transactions(),
        ground.clock(),
        compiler);
  }

  private MoveSchedule move() {
    return new MoveSchedule(
        ground.schedules(), ground.audit(), ground.transactions(), ground.clock());
  }

  private ScheduleRoutes schedules() {
    var schedules = ground.schedules();
    var audit = ground.audit();
    var transactions = ground.transactions();
    var clock = ground.clock();
    return new ScheduleRoutes(
        new ScheduleRoutes.UseCases(
            create(),
            change(),
            move(),
            new DeleteSchedule(schedules, ground.queue(), audit, transactions, clock),
            new RestoreSchedule(schedules, audit, transactions, clock),
            new TriggerRun(
                schedules,
                ground.queue(),
                audit,
                transactions,
                ground.ids(),
                clock,
                ground.config().concurrentInvestigations())),
        schedules,
        ground.plans(),
        new JdbiCanaries(ground.database()),
        ground.history(),
        ground.accounts(),
        clock,
        compiler,
        queries(),
        providers);
  }

  private ScheduleExchangeRoutes exchange() {
    return new ScheduleExchangeRoutes(
        ground.schedules(),
        ground.plans(),
        new CheckPlan(logs.logs()),
        new ImportSchedules(create(), change(), move(), ground.plans(), ground.transactions()),
        ground.accounts(),
        ground.clock(),
        queries(),
        providers);
  }

  private SpecificQueries queries() {
    return new SpecificQueries(() -> ground.config().requireSpecificQueries());
  }

  private CoverageRoutes coverage() {
    var schedules = ground.schedules();
    var read =
        new ReadCoverage(
            schedules, ground.history(), ground.clock(), ground.config().ingestionDelay());
    return new CoverageRoutes(
        schedules,
        read,
        new BackfillSchedule(
            schedules,
            read,
            ground.queue(),
            ground.audit(),
            ground.transactions(),
            ground.ids(),
            ground.clock()),
        ground.clock());
  }
}
