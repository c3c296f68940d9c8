package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.investigation.Backtest;
import com.socmate.application.investigation.PastOccurrences;
import com.socmate.application.plan.CheckPlan;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.Accounts;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Schedules;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Timetable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Tries a schedule over its last windows before it is saved: all at once as JSON, or window by
/// window as NDJSON.
public final class BacktestRoutes implements Routes {
  private static final String NDJSON = "application/x-ndjson";
  private static final int USUAL_WINDOWS = 7;
  private static final int MOST_WINDOWS = 60;
  private static final Duration MOST_TIME = Duration.ofSeconds(60);
  private static final int SIDE_BY_SIDE = 2;
  private static final int RETRY_AFTER_SECONDS = 10;
  private static final List<String> MEMBERS =
      Stream.concat(
              Stream.of(
                  "query", "plan", "schedule_id", "provider", "windows", "notify_on", "budget"),
              TimesBody.MEMBERS.stream())
          .toList();

  private final Schedules schedules;
  private final Plans plans;
  private final CheckPlan check;
  private final PlanCompiler compiler;
  private final Backtest backtest;
  private final EstimateCost estimate;
  private final HomeZones zones;
  private final InstantSource clock;
  private final Providers providers;
  private final Semaphore places = new Semaphore(SIDE_BY_SIDE);

  public BacktestRoutes(
      Schedules schedules,
      Plans plans,
      CheckPlan check,
      PlanCompiler compiler,
      Backtest backtest,
      EstimateCost estimate,
      Accounts accounts,
      InstantSource clock,
      Providers providers) {
    this.schedules = schedules;
    this.plans = plans;
    this.check = check;
    this.compiler = compiler;
    this.backtest = backtest;
    this.estimate = estimate;
    this.zones = new HomeZones(accounts);
    this.clock = clock;
    this.providers = providers;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/api/v1/schedules/backtest", this::backtest).needs(Scope.SCHEDULES_WRITE));
  }

  private Answer backtest(Call call) {
    var body = call.body(MEMBERS);
    var schedule = body.parsed("schedule_id", "value_error.schedule", it -> known(it, call));
    var times =
        TimesBody.MEMBERS.stream().anyMatch(body::has)
            ? TimesBody.ofNew(body, zones.of(call), clock.instant())
            : schedule.map(Schedule::timetable);
    int windows = body.whole("windows", 1, MOST_WINDOWS).orElse(USUAL_WINDOWS);
    var notifyOn =
        body.oneOf("notify_on", NotifyOn.class)
            .orElse(schedule.map(it -> it.definition().notifyOn()).orElse(NotifyOn.NEW));
    var budget =
        BudgetJson.read(body)
            .orElse(schedule.map(it -> it.definition().budget()).orElse(Budget.Lower.NONE));
    var provider =
        providers
            .named(body)
            .or(() -> schedule.map(it -> it.definition().provider()))
            .orElseGet(providers::standard);
    var plan = plan(body, schedule, provider);
    body.orRefuse();
    var occurrences =
        plan.map(it -> PastOccurrences.last(windows, times, it.window(), clock.instant()));
    return tried(
        new Backtest.Wish(
            plan.orElseThrow(), provider, occurrences.orElseThrow(), notifyOn, budget, MOST_TIME),
        times,
        call);
  }

  private Schedule known(String text, Call call) {
    return schedules
        .find(new ScheduleId(text), call.viewer())
        .orElseThrow(() -> new IllegalArgumentException("names no schedule"));
  }

  /// The plan that is given, else what the query compiles to, else the schedule's own.
  private Optional<Plan> plan(Members body, Optional<Schedule> schedule, String provider) {
    if (body.has("plan")) {
      return checked(body, schedule, provider);
    }
    if (body.has("query")) {
      return body.text("query", 1, Definition.MAX_QUERY)
          .flatMap(it -> compiled(body, it, provider));
    }
    if (schedule.isEmpty()) {
      body.refuseMissing("query", "field required, or plan, or schedule_id");
      return Optional.empty();
    }
    var current = plans.current(schedule.get().id()).map(PlanVersion::plan);
    if (current.isEmpty()) {
      body.refuse("schedule_id", "names a schedule without a plan", "value_error.plan");
    }
    return current;
  }

  private Optional<Plan> compiled(Members body, String query, String provider) {
    return switch (compiler.compile(query, provider)) {
      case Compilation.Compiled(var plan) -> Optional.of(plan);
      case Compilation.NotCompiled(var reason, var closest) -> {
        body.refuse("query", reason + " " + closest, "value_error.query");
        yield Optional.empty();
      }
    };
  }

  private Optional<Plan> checked(Members body, Optional<Schedule> schedule, String provider) {
    var written = body.within("plan", PlanBody.MEMBERS);
    var before = schedule.flatMap(it -> plans.current(it.id())).map(PlanVersion::plan);
    return written
        .flatMap(PlanBody::draft)
        .flatMap(draft ->
            switch (check.check(draft, before, provider)) {
              case CheckPlan.Checked.Sound(var plan) -> Optional.of(plan);
              case CheckPlan.Checked.Wrong(var problems) -> {
                written.ifPresent(it -> PlanBody.refuse(it, problems));
                yield Optional.<Plan>empty();
              }
            });
  }

  private Answer tried(Backtest.Wish wish, Optional<Timetable> times, Call call) {
    return call.accepts(NDJSON)
        ? new Answer.Written(NDJSON, Map.of(), out -> atOnePlace(() -> stream(wish, times, out)))
        : Answer.ok(atOnePlace(() -> whole(wish, times)));
  }

  /// Backtests are many queries; more of them at once would only make each slower.
  private <T> T atOnePlace(Supplier<T> work) {
    if (!places.tryAcquire()) {
      throw Refused.tooMany(
          "Other backtests are under way; try again shortly.", RETRY_AFTER_SECONDS);
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private BacktestJson whole(Backtest.Wish wish, Optional<Timetable> times) {
    var windows = new ArrayList<BacktestJson.Window>();
    var summary = backtest.run(wish, it -> windows.add(BacktestJson.Window.from(it)));
    return new BacktestJson(
        windows,
        BacktestJson.Summary.from(summary),
        EstimateJson.from(estimate.of(wish.plan(), times, wish.provider())));
  }

  private boolean stream(Backtest.Wish wish, Optional<Timetable> times, OutputStream out) {
    var summary =
        backtest.run(wish, it -> line(out, Map.of("window", BacktestJson.Window.from(it))));
    line(out, Map.of("summary", BacktestJson.Summary.from(summary)));
    estimate
        .of(wish.plan(), times, wish.provider())
        .map(it -> EstimateJson.from(Optional.of(it)))
        .ifPresent(it -> line(out, Map.of("estimate", it)));
    return true;
  }

  private static void line(OutputStream out, Map<String, Object> line) {
    try {
      out.write(Json.bytes(line));
      out.write('\n');
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
