package com.socmate.adapters.http;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.Canaries;
import com.socmate.application.port.Page;
import com.socmate.application.port.Plans;
import com.socmate.application.port.RunHistory;
import com.socmate.application.port.Schedules;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.run.TriggerRun;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.application.schedule.CreateSchedule;
import com.socmate.application.schedule.DeleteSchedule;
import com.socmate.application.schedule.MoveSchedule;
import com.socmate.application.schedule.RestoreSchedule;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Schedules: made, read, changed, paused, resumed, run and deleted.
public final class ScheduleRoutes implements Routes {
  private static final String PATH = "/api/v1/schedules";
  private static final String ONE = PATH + "/{id}";
  private static final int RUNS_SHOWN = 50;
  private static final List<String> CHANGEABLE =
      Stream.concat(ScheduleBody.MEMBERS.stream(), Stream.of("edited_plan")).toList();

  private final UseCases useCases;
  private final SpecificQueries queries;
  private final Providers providers;
  private final Schedules schedules;
  private final Plans plans;
  private final Canaries canaries;
  private final RunHistory history;
  private final HomeZones zones;
  private final CrowdedMinutes crowds;
  private final InstantSource clock;
  private final PlanCompiler compiler;

  /// What can be done to schedules.
  public record UseCases(
      CreateSchedule create,
      ChangeSchedule change,
      MoveSchedule move,
      DeleteSchedule delete,
      RestoreSchedule restore,
      TriggerRun trigger) {}

  public ScheduleRoutes(
      UseCases useCases,
      Schedules schedules,
      Plans plans,
      Canaries canaries,
      RunHistory history,
      Accounts accounts,
      InstantSource clock,
      PlanCompiler compiler,
      SpecificQueries queries,
      Providers providers) {
    this.providers = providers;
    this.useCases = useCases;
    this.schedules = schedules;
    this.plans = plans;
    this.canaries = canaries;
    this.history = history;
    this.zones = new HomeZones(accounts);
    this.crowds = new CrowdedMinutes(schedules);
    this.clock = clock;
    this.compiler = compiler;
    this.queries = queries;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, this::create).needs(Scope.SCHEDULES_WRITE),
        Route.get(PATH, this::list).needs(Scope.SCHEDULES_READ),
        Route.get(ONE, this::get).needs(Scope.SCHEDULES_READ),
        Route.patch(ONE, this::change).needs(Scope.SCHEDULES_WRITE),
        Route.delete(ONE, this::delete).needs(Scope.SCHEDULES_WRITE),
        Route.post(ONE + "/restore", this::restore).needs(Scope.SCHEDULES_WRITE),
        Route.post(ONE + "/pause", this::pause).needs(Scope.SCHEDULES_WRITE),
        Route.post(ONE + "/resume", this::resume).needs(Scope.SCHEDULES_WRITE),
        Route.post(ONE + "/run", this::run).needs(Scope.SCHEDULES_WRITE),
        Route.get(ONE + "/runs", this::runs).needs(Scope.SCHEDULES_READ));
  }

  private Answer create(Call call) {
    var body = call.body(ScheduleBody.MEMBERS);
    var now = clock.instant();
    var wanted = ScheduleBody.ofNew(body, zones.of(call), now, providers);
    queries.hold(wanted.definition().query(), wanted.timetable());
    return switch (useCases
        .create()
        .create(wanted.definition(), wanted.timetable(), call.request())) {
      case CreateSchedule.Outcome.Created(var schedule, var compilation) ->
          Answer.created(
                  one(schedule, Optional.empty(), ValidationJson.from(schedule, compilation)),
                  PATH + "/" + schedule.id())
              .with("ETag", VersionTag.of(schedule.version()));
      case CreateSchedule.Outcome.NeverRuns() -> throw NeverRuns.refusal(wanted.timetable(), now);
    };
  }

  private Answer list(Call call) {
    var parameters =
        call.parameters(
            Stream.concat(ScheduleFilter.PARAMETERS.stream(), Stream.of("runs", "limit", "offset"))
                .toArray(String[]::new));
    var filter = ScheduleFilter.read(parameters, call);
    var page = parameters.page();
    var found = schedules.list(filter, call.viewer(), page);
    int runs = parameters.whole("runs", 0, 0, RUNS_SHOWN);
    var latest =
        history.latest(found.items().stream().map(Schedule::id).toList(), Math.max(1, runs));
    var items =
        found.items().stream()
            .map(it -> ScheduleInListJson.from(it, latest.getOrDefault(it.id(), List.of()), runs))
            .toList();
    return Answer.ok(ListJson.of("schedules", items, found.total(), page));
  }

  private OneScheduleJson one(Schedule schedule, Optional<Run> last, ValidationJson validation) {
    var now = clock.instant();
    var times = schedule.timetable();
    var preview = PreviewJson.from(times, now, crowds.ahead(times, now));
    return new OneScheduleJson(
        ScheduleJson.from(schedule, last, validation),
        Stream.concat(
                preview.warnings().stream(),
                CaughtUpAtOnce.warning(schedule.definition(), preview).stream())
            .toList(),
        plans.current(schedule.id()).map(OneScheduleJson.CurrentPlan::from).orElse(null),
        canaries.of(schedule.id()).map(OneScheduleJson.Seen::from).orElse(null));
  }

  private Answer get(Call call) {
    call.parameters();
    return answer(find(call));
  }

  private Answer change(Call call) {
    var body = call.body(CHANGEABLE);
    var present = find(call);
    var version = call.ifMatch();
    var edited = body.oneOf("edited_plan", ChangeSchedule.EditedPlan.class);
    var zone = zones.of(call);
    var now = clock.instant();
    var preview = ScheduleBody.changed(body, present, zone, now, providers);
    if (!preview.definition().query().equals(present.definition().query())) {
      queries.hold(preview.definition().query(), preview.timetable());
    }
    var outcome =
        useCases
            .change()
            .change(
                present.id(),
                current -> ScheduleBody.changed(body, current, zone, now, providers),
                version,
                edited,
                call.request());
    return switch (outcome) {
      case ChangeSchedule.Outcome.Changed(var after, var compilation) ->
          tagged(one(after, lastRun(after), ValidationJson.from(after, compilation)), after);
      case ChangeSchedule.Outcome.ChangedMeanwhile(var current) -> throw changedMeanwhile(current);
      case ChangeSchedule.Outcome.PlanWasEdited(var plan) -> throw planWasEdited(plan);
      case ChangeSchedule.Outcome.NeverRuns() -> throw NeverRuns.refusal(preview.timetable(), now);
      case ChangeSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private static Refused planWasEdited(PlanVersion plan) {
    return Refused.conflict(
        "The plan of this schedule was edited by hand (version "
            + plan.number()
            + "), and another query or provider would be compiled over it. Say edited_plan: keep to leave the plan as it is,"
            + " or edited_plan: replace to compile the new query; the edited version stays among the versions.");
  }

  private Answer delete(Call call) {
    call.parameters();
    return switch (useCases.delete().delete(id(call), call.ifMatch(), call.request())) {
      case DeleteSchedule.Outcome.Deleted() -> Answer.noContent();
      case DeleteSchedule.Outcome.ChangedMeanwhile(var current) -> throw changedMeanwhile(current);
      case DeleteSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private Answer restore(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return switch (useCases.restore().restore(id(call), call.request())) {
      case RestoreSchedule.Outcome.Restored(var schedule) -> answer(schedule);
      case RestoreSchedule.Outcome.NotDeleted _ ->
          throw Refused.conflict("The schedule is not deleted; there is nothing to restore.");
      case RestoreSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private static Refused changedMeanwhile(Schedule current) {
    return Refused.changedMeanwhile(
        "The schedule was changed meanwhile; it is at version "
            + current.version()
            + ". Read it again and repeat what is still wanted.",
        VersionTag.of(current.version()));
  }

  private Answer pause(Call call) {
    var body = call.optionalBody(List.of("reason", "until"));
    var reason =
        body.text("reason", 0, 500).filter(text -> !text.isEmpty()).orElse("Paused by hand.");
    var until = body.parsed("until", "value_error.datetime", Moments::parse);
    if (until.filter(time -> !time.isAfter(clock.instant())).isPresent()) {
      body.refuse("until", "must lie in the future", "value_error.datetime.past");
    }
    body.orRefuse();
    return moved(useCases.move().pause(id(call), reason, until, call.ifMatch(), call.request()));
  }

  private Answer resume(Call call) {
    var body = call.optionalBody(List.of("reason"));
    var reason = body.text("reason", 0, 500).filter(text -> !text.isEmpty());
    body.orRefuse();
    return moved(useCases.move().resume(id(call), reason, call.ifMatch(), call.request()));
  }

  private Answer moved(MoveSchedule.Outcome outcome) {
    return switch (outcome) {
      case MoveSchedule.Outcome.Moved(var schedule) -> answer(schedule);
      case MoveSchedule.Outcome.Forbidden(var why) -> throw Refused.conflict(why);
      case MoveSchedule.Outcome.ChangedMeanwhile(var current) -> throw changedMeanwhile(current);
      case MoveSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private Answer run(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return switch (useCases.trigger().trigger(id(call), call.request())) {
      case TriggerRun.Outcome.Triggered(var session) ->
          Answer.ok(Map.of("session_id", session.value()));
      case TriggerRun.Outcome.LimitReached(var limit) -> throw Limits.reached(limit);
      case TriggerRun.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private Answer runs(Call call) {
    int limit = call.parameters("limit").whole("limit", RUNS_SHOWN, 1, RUNS_SHOWN);
    var latest =
        history.list(RunHistory.Filter.NONE.of(find(call).id()), call.viewer(), new Page(limit, 0));
    var body = new LinkedHashMap<String, Object>();
    body.put("runs", latest.items().stream().map(RunInListJson::from).toList());
    body.put("limit", limit);
    return Answer.ok(body);
  }

  private Answer answer(Schedule schedule) {
    return tagged(one(schedule, lastRun(schedule), validation(schedule)), schedule);
  }

  private static Answer tagged(OneScheduleJson json, Schedule schedule) {
    return Answer.ok(json).with("ETag", VersionTag.of(schedule.version()));
  }

  private ValidationJson validation(Schedule schedule) {
    return schedules
        .plan(schedule.id())
        .map(stored -> ValidationJson.from(schedule, stored))
        .orElseGet(() ->
            ValidationJson.from(
                schedule,
                compiler.compile(schedule.definition().query(), schedule.definition().provider())));
  }

  private Optional<Run> lastRun(Schedule schedule) {
    return Optional.ofNullable(history.latest(List.of(schedule.id())).get(schedule.id()));
  }

  private Schedule find(Call call) {
    return schedules.find(id(call), call.viewer()).orElseThrow(() -> Refused.notFound("schedule"));
  }

  private static ScheduleId id(Call call) {
    return call.id("id", "schedule", ScheduleId::new);
  }
}
