package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.coverage.BackfillSchedule;
import com.socmate.application.coverage.ReadCoverage;
import com.socmate.application.port.Schedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Which windows a schedule has read, and the filling of the gaps between them.
public final class CoverageRoutes implements Routes {
  private static final String ONE = "/api/v1/schedules/{id}";
  private static final Duration USUAL_RANGE = Duration.ofDays(30);
  private static final int MOST_GAPS = 1_000;

  private final Schedules schedules;
  private final ReadCoverage coverage;
  private final BackfillSchedule backfill;
  private final InstantSource clock;

  public CoverageRoutes(
      Schedules schedules, ReadCoverage coverage, BackfillSchedule backfill, InstantSource clock) {
    this.schedules = schedules;
    this.coverage = coverage;
    this.backfill = backfill;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(ONE + "/coverage", this::coverage).needs(Scope.SCHEDULES_READ),
        Route.post(ONE + "/backfill", this::backfill).needs(Scope.SCHEDULES_WRITE));
  }

  private Answer coverage(Call call) {
    var parameters = call.parameters("from", "to");
    var to = parameters.moment("to").orElseGet(clock::instant);
    var from = parameters.moment("from").orElse(to.minus(USUAL_RANGE));
    if (!from.isBefore(to)) {
      throw Refused.badParameter("from must lie before to.");
    }
    var schedule = find(call);
    return coverage
        .of(schedule, new TimeRange(from, to))
        .map(it -> Answer.ok(CoverageJson.from(schedule, it)))
        .orElseThrow(() ->
            Refused.badParameter(
                "From "
                    + from
                    + " to "
                    + to
                    + " it has more than "
                    + ReadCoverage.MOST_OCCURRENCES
                    + " occurrences; ask for a shorter stretch."));
  }

  private Answer backfill(Call call) {
    var body = call.body(List.of("from", "to", "gaps", "dry_run", "max"));
    var ranges = ranges(body);
    boolean dryRun = body.truth("dry_run").orElse(false);
    int most = body.whole("max", 1, BackfillSchedule.MOST).orElse(BackfillSchedule.MOST);
    body.orRefuse();
    var id = call.id("id", "schedule", ScheduleId::new);
    return switch (backfill.backfill(id, ranges, dryRun, most, call.request())) {
      case BackfillSchedule.Outcome.Planned(var expected) ->
          Answer.ok(BackfillJson.planned(expected, dryRun));
      case BackfillSchedule.Outcome.Queued(var backfillId, var expected, var runs) ->
          Answer.created(
              BackfillJson.queued(backfillId, expected, runs),
              "/api/v1/runs?backfill=" + backfillId);
      case BackfillSchedule.Outcome.TooMany(var wanted, var limit, var first) -> {
        body.refuse(
            "to",
            "that would be %d runs and at most %d are queued at once; ask for %s to %s first, then for the rest"
                .formatted(wanted, limit, first.from(), first.to()),
            "value_error.too_many");
        body.orRefuse();
        throw new IllegalStateException("A refused member lets nothing go on.");
      }
      case BackfillSchedule.Outcome.TooLong() ->
          throw Refused.badParameter(
              "The stretch holds more than "
                  + ReadCoverage.MOST_OCCURRENCES
                  + " occurrences; ask for a shorter one.");
      case BackfillSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  /// What shall be read: `from` and `to`, or a list of gaps as the coverage shows them.
  private List<TimeRange> ranges(Members body) {
    if (!body.has("gaps")) {
      body.require("from", "to");
      return range(body).stream().toList();
    }
    if (body.has("from") || body.has("to")) {
      body.refuse("gaps", "stands for from and to; send one or the other", "value_error.extra");
    }
    return body.objects("gaps", MOST_GAPS, List.of("from", "to", "reason", "occurrences")).stream()
        .flatMap(gap -> {
          gap.require("from", "to");
          return range(gap).stream();
        })
        .toList();
  }

  private static Optional<TimeRange> range(Members body) {
    var from = body.parsed("from", "value_error.datetime", Moments::parse);
    var to = body.parsed("to", "value_error.datetime", Moments::parse);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      body.refuse("to", "must lie after from", "value_error.date.range");
      return Optional.empty();
    }
    return Optional.of(new TimeRange(from.get(), to.get()));
  }

  private Schedule find(Call call) {
    return schedules
        .find(call.id("id", "schedule", ScheduleId::new), call.viewer())
        .orElseThrow(() -> Refused.notFound("schedule"));
  }
}
