package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.Accounts;
import com.socmate.application.port.Schedules;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What can be asked before a schedule is made: whether its query is specific enough, and when it
/// would run. Nothing is kept.
public final class ScheduleCheckRoutes implements Routes {
  private static final String PATH = "/api/v1/schedules";
  private static final List<String> PREVIEWED =
      Stream.concat(TimesBody.MEMBERS.stream(), Stream.of("schedule_id")).toList();
  private static final List<String> VALIDATED =
      Stream.concat(Stream.of("query", "persona", "provider"), TimesBody.MEMBERS.stream()).toList();

  private final Schedules schedules;
  private final CrowdedMinutes crowds;
  private final HomeZones zones;
  private final InstantSource clock;
  private final PlanCompiler compiler;
  private final EstimateCost estimate;
  private final Providers providers;

  public ScheduleCheckRoutes(
      Schedules schedules,
      Accounts accounts,
      InstantSource clock,
      PlanCompiler compiler,
      EstimateCost estimate,
      Providers providers) {
    this.schedules = schedules;
    this.crowds = new CrowdedMinutes(schedules);
    this.zones = new HomeZones(accounts);
    this.clock = clock;
    this.compiler = compiler;
    this.estimate = estimate;
    this.providers = providers;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH + "/preview", this::preview).needs(Scope.SCHEDULES_READ),
        Route.post(PATH + "/validate", this::validate).needs(Scope.SCHEDULES_READ));
  }

  private Answer preview(Call call) {
    var body = call.body(PREVIEWED);
    var now = clock.instant();
    var timetable = TimesBody.ofNew(body, zones.of(call), now);
    var id = body.parsed("schedule_id", "value_error.schedule", text -> known(text, call));
    body.orRefuse();
    return Answer.ok(preview(belonging(timetable.orElseThrow(), id), now));
  }

  /// Only of a schedule that is there is it known how far its jitter moves it.
  private ScheduleId known(String text, Call call) {
    var id = new ScheduleId(text);
    return schedules
        .find(id, call.viewer())
        .map(Schedule::id)
        .orElseThrow(() -> new IllegalArgumentException("names no schedule"));
  }

  private static Timetable belonging(Timetable timetable, Optional<ScheduleId> id) {
    return id.map(it -> timetable.belongingTo(it.value())).orElse(timetable);
  }

  private PreviewJson preview(Timetable timetable, Instant now) {
    return PreviewJson.from(timetable, now, crowds.ahead(timetable, now));
  }

  private Answer validate(Call call) {
    var body = call.body(VALIDATED);
    body.require("query");
    var query = body.text("query", 1, Definition.MAX_QUERY);
    body.oneOf("persona", Persona.class);
    var provider = providers.named(body);
    var now = clock.instant();
    var timetable = timetable(body, call);
    body.orRefuse();
    var words = query.orElseThrow();
    var judgement = Judged.of(words, timetable.map(Timetable::recurrence));
    var times = timetable.map(it -> preview(it, now));
    var asked = provider.orElseGet(providers::standard);
    var compilation = compiler.compile(words, asked);
    return Answer.ok(
        new VerdictJson(
            ValidationJson.from(judgement, compilation),
            times.map(PreviewJson::nextRuns).orElse(List.of()),
            times.map(PreviewJson::warnings).orElse(List.of()),
            compilation instanceof Compilation.Compiled(var plan)
                ? EstimateJson.from(estimate.of(plan, timetable, asked))
                : null,
            RecognisedJson.in(words).orElse(null)));
  }

  private Optional<Timetable> timetable(Members body, Call call) {
    return TimesBody.MEMBERS.stream().anyMatch(body::has)
        ? TimesBody.ofNew(body, zones.of(call), clock.instant())
        : Optional.empty();
  }
}
