package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.plan.ChangePlan;
import com.socmate.application.port.Plans;
import com.socmate.application.port.Schedules;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.Schedule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The plans of schedules: shown, edited, restored and compiled anew.
public final class PlanRoutes implements Routes {
  private static final String SCHEDULES = "/api/v1/schedules";
  private static final String ONE = SCHEDULES + "/{id}/plan";
  private static final String VERSIONS = ONE + "/versions";

  private final Schedules schedules;
  private final Plans plans;
  private final ChangePlan change;
  private final PlanCompiler compiler;
  private final Providers providers;

  public PlanRoutes(
      Schedules schedules,
      Plans plans,
      ChangePlan change,
      PlanCompiler compiler,
      Providers providers) {
    this.schedules = schedules;
    this.plans = plans;
    this.change = change;
    this.compiler = compiler;
    this.providers = providers;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(SCHEDULES + "/plan", this::compile).needs(Scope.SCHEDULES_READ),
        Route.get(ONE, this::show).needs(Scope.SCHEDULES_READ),
        Route.put(ONE, this::edit).needs(Scope.SCHEDULES_WRITE),
        Route.post(ONE + "/recompile", this::recompile).needs(Scope.SCHEDULES_WRITE),
        Route.get(VERSIONS, this::versions).needs(Scope.SCHEDULES_READ),
        Route.get(VERSIONS + "/{n}", this::version).needs(Scope.SCHEDULES_READ),
        Route.post(VERSIONS + "/{n}/restore", this::restore).needs(Scope.SCHEDULES_WRITE));
  }

  private Answer compile(Call call) {
    var body = call.body(List.of("query", "provider"));
    body.require("query");
    var query = body.text("query", 1, Definition.MAX_QUERY);
    var provider = providers.named(body);
    body.orRefuse();
    return Answer.ok(
        compiled(compiler.compile(query.orElseThrow(), provider.orElseGet(providers::standard))));
  }

  private static Map<String, Object> compiled(Compilation compilation) {
    var answer = new LinkedHashMap<String, Object>();
    switch (compilation) {
      case Compilation.Compiled(var plan) -> {
        answer.put("compiled", true);
        answer.put("plan", PlanJson.from(plan));
      }
      case Compilation.NotCompiled(var reason, var closest) -> {
        answer.put("compiled", false);
        answer.put("reason", reason);
        answer.put("closest", closest);
      }
    }
    return answer;
  }

  private Answer show(Call call) {
    call.parameters();
    var schedule = find(call);
    return plans
        .current(schedule.id())
        .map(PlanRoutes::answer)
        .orElseThrow(() -> Refused.notFoundBecause(whyNoPlan(schedule)));
  }

  private String whyNoPlan(Schedule schedule) {
    return switch (compiler.compile(
        schedule.definition().query(), schedule.definition().provider())) {
      case Compilation.Compiled _ -> "This schedule has no plan yet; change its query to make one.";
      case Compilation.NotCompiled(var reason, var closest) ->
          "This schedule has no plan: " + reason + " " + closest;
    };
  }

  private Answer edit(Call call) {
    var id = id(call);
    var body = call.body(PlanBody.MEMBERS);
    var note = PlanBody.note(body);
    var draft = PlanBody.draft(body);
    body.orRefuse();
    return kept(
        change.edit(id, draft.orElseThrow(), note, version(call.ifMatch()), call.request()), body);
  }

  private Answer recompile(Call call) {
    var body = call.optionalBody(List.of());
    body.orRefuse();
    return kept(change.recompile(id(call), version(call.ifMatch()), call.request()), body);
  }

  private Answer restore(Call call) {
    var body = call.optionalBody(List.of());
    body.orRefuse();
    return kept(
        change.restore(id(call), number(call), version(call.ifMatch()), call.request()), body);
  }

  private static OptionalInt version(OptionalLong tag) {
    return tag.isPresent() ? OptionalInt.of((int) tag.getAsLong()) : OptionalInt.empty();
  }

  private static Answer kept(ChangePlan.Outcome outcome, Members body) {
    return switch (outcome) {
      case ChangePlan.Outcome.Kept(var version) -> answer(version);
      case ChangePlan.Outcome.Wrong(var problems) -> {
        PlanBody.refuse(body, problems);
        throw body.refusal();
      }
      case ChangePlan.Outcome.ChangedMeanwhile(int number) ->
          throw Refused.changedMeanwhile(
              "The plan was changed meanwhile; it is at version "
                  + number
                  + ". Read it again and repeat what is still wanted.",
              VersionTag.of(number));
      case ChangePlan.Outcome.NotCompiled(var why) ->
          throw Refused.conflict("The words cannot be compiled; the plan stays: " + why);
      case ChangePlan.Outcome.NoSuchVersion() -> throw Refused.notFound("version of the plan");
      case ChangePlan.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private Answer versions(Call call) {
    var page = call.parameters("limit", "offset").page();
    var found = plans.versions(find(call).id(), page);
    var items = found.items().stream().map(PlanVersionJson.Summary::from).toList();
    return Answer.ok(ListJson.of("versions", items, found.total(), page));
  }

  private Answer version(Call call) {
    call.parameters();
    return plans
        .version(find(call).id(), number(call))
        .map(it -> Answer.ok(PlanVersionJson.from(it)))
        .orElseThrow(() -> Refused.notFound("version of the plan"));
  }

  private static int number(Call call) {
    return call.id("n", "version of the plan", Integer::parseInt);
  }

  private static Answer answer(PlanVersion version) {
    return Answer.ok(PlanVersionJson.from(version)).with("ETag", VersionTag.of(version.number()));
  }

  private Schedule find(Call call) {
    return schedules.find(id(call), call.viewer()).orElseThrow(() -> Refused.notFound("schedule"));
  }

  private static ScheduleId id(Call call) {
    return call.id("id", "schedule", ScheduleId::new);
  }
}
