package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.Accounts;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.specificity.Specificity;
import com.socmate.domain.time.Timetable;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What can be asked before a schedule is made: whether its query is specific enough, and when it
/// would run. Nothing is kept.
public final class ScheduleCheckRoutes implements Routes {
  private static final String PATH = "/api/v1/schedules";
  private static final List<String> VALIDATED =
      Stream.concat(Stream.of("query", "persona"), TimesBody.MEMBERS.stream()).toList();

  private final HomeZones zones;
  private final InstantSource clock;
  private final Function<String, Compilation> compiler;

  public ScheduleCheckRoutes(
      Accounts accounts, InstantSource clock, Function<String, Compilation> compiler) {
    this.zones = new HomeZones(accounts);
    this.clock = clock;
    this.compiler = compiler;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(PATH + "/preview", this::preview).needs(Scope.SCHEDULES_READ),
        Route.post(PATH + "/validate", this::validate).needs(Scope.SCHEDULES_READ));
  }

  private Answer preview(Call call) {
    var body = call.body(TimesBody.MEMBERS);
    var now = clock.instant();
    var timetable = TimesBody.ofNew(body, zones.of(call), now);
    body.orRefuse();
    return Answer.ok(PreviewJson.from(timetable.orElseThrow(), now));
  }

  private Answer validate(Call call) {
    var body = call.body(VALIDATED);
    body.require("query");
    var query = body.text("query", 1, Definition.MAX_QUERY);
    body.oneOf("persona", Persona.class);
    var now = clock.instant();
    var timetable = timetable(body, call);
    body.orRefuse();
    var words = query.orElseThrow();
    var judgement =
        timetable
            .map(times -> Specificity.judge(words, times.recurrence()))
            .orElseGet(() -> Specificity.judge(words));
    return Answer.ok(
        new VerdictJson(
            ValidationJson.from(judgement, compiler.apply(words)),
            timetable.map(times -> PreviewJson.from(times, now).nextRuns()).orElse(List.of())));
  }

  private Optional<Timetable> timetable(Members body, Call call) {
    return TimesBody.MEMBERS.stream().anyMatch(body::has)
        ? TimesBody.ofNew(body, zones.of(call), clock.instant())
        : Optional.empty();
  }
}
