package com.socmate.adapters.http;

import com.socmate.application.finding.SuppressFinding;
import com.socmate.application.port.Suppressions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.identity.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Suppressions: made from a finding, listed and lifted.
public final class SuppressionRoutes implements Routes {
  private static final String PATH = "/api/v1/suppressions";
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Suppressions suppressions;
  private final SuppressFinding suppress;
  private final InstantSource clock;

  public SuppressionRoutes(
      Suppressions suppressions, SuppressFinding suppress, InstantSource clock) {
    this.suppressions = suppressions;
    this.suppress = suppress;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(FindingRoutes.ONE + "/suppress", this::suppress)
            .needs(Scope.INVESTIGATIONS_WRITE),
        Route.get(PATH, this::list).needs(Scope.INVESTIGATIONS_READ),
        Route.get(PATH + "/{id}", this::get).needs(Scope.INVESTIGATIONS_READ),
        Route.post(PATH + "/{id}/lift", this::lift).needs(Scope.INVESTIGATIONS_WRITE));
  }

  private Answer suppress(Call call) {
    var body = call.body(List.of("reason", "expires_at", "scope"));
    body.require("reason");
    var reason = body.text("reason", 1, FindingRoutes.LONGEST_WORDS);
    var now = clock.instant();
    var until =
        body.parsed("expires_at", "value_error.datetime", Moments::parse)
            .orElseGet(() -> now.plus(USUAL));
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      body.refuse(
          "expires_at", "must lie in the future, and within a year", "value_error.datetime.range");
    }
    var scope =
        body.oneOf("scope", SuppressFinding.Scope.class).orElse(SuppressFinding.Scope.SCHEDULE);
    body.orRefuse();
    return suppressed(call, scope, reason.orElseThrow(), until);
  }

  private Answer suppressed(Call call, SuppressFinding.Scope scope, String reason, Instant until) {
    var outcome = suppress.suppress(FindingRoutes.id(call), scope, reason, until, call.request());
    return switch (outcome) {
      case SuppressFinding.Outcome.Kept(var id) -> Answer.created(json(id, call), PATH + "/" + id);
      case SuppressFinding.Outcome.Conflict(var why) -> throw Refused.conflict(why);
      case SuppressFinding.Outcome.ForAdmins() -> throw forAdmins();
      case SuppressFinding.Outcome.NoSuchThing() -> throw Refused.notFound("finding");
    };
  }

  private static Refused forAdmins() {
    return Refused.forbidden(
        "What reaches all schedules is for admins, since others would not hear of it either.");
  }

  private Answer list(Call call) {
    var parameters = call.parameters("schedule", "active", "limit", "offset");
    var schedule = parameters.id("schedule", ScheduleId::new);
    boolean activeOnly = parameters.truth("active");
    var page = parameters.page();
    var found = suppressions.list(schedule, activeOnly, call.viewer(), page);
    var items = found.items().stream().map(SuppressionJson::from).toList();
    return Answer.ok(ListJson.of("suppressions", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    return Answer.ok(json(id(call), call));
  }

  private Answer lift(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return switch (suppress.lift(id(call), call.request())) {
      case SuppressFinding.Outcome.Kept(var id) -> Answer.ok(json(id, call));
      case SuppressFinding.Outcome.Conflict(var why) -> throw Refused.conflict(why);
      case SuppressFinding.Outcome.ForAdmins() -> throw forAdmins();
      case SuppressFinding.Outcome.NoSuchThing() -> throw Refused.notFound("suppression");
    };
  }

  private SuppressionJson json(SuppressionId id, Call call) {
    return suppressions
        .find(id, call.viewer())
        .map(SuppressionJson::from)
        .orElseThrow(() -> Refused.notFound("suppression"));
  }

  private static SuppressionId id(Call call) {
    return call.id("id", "suppression", SuppressionId::new);
  }
}
