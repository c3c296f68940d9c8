package com.socmate.adapters.http;

import com.socmate.adapters.http.body.StrictYaml;
import com.socmate.application.investigation.rule.WriteAnalyticsRule;
import com.socmate.application.port.Schedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.schedule.Schedule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A schedule as an analytics rule of Microsoft Sentinel.
public final class ScheduleRuleRoutes implements Routes {
  private final Schedules schedules;

  public ScheduleRuleRoutes(Schedules schedules) {
    this.schedules = schedules;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/schedules/{id}/rule", this::rule).needs(Scope.SCHEDULES_READ));
  }

  private Answer rule(Call call) {
    call.parameters();
    return schedules
        .find(call.id("id", "schedule", ScheduleId::new), call.viewer())
        .map(ScheduleRuleRoutes::written)
        .orElseThrow(() -> Refused.notFound("schedule"));
  }

  /// What was not carried stands above it as comments.
  private static Answer written(Schedule schedule) {
    return switch (WriteAnalyticsRule.write(schedule)) {
      case WriteAnalyticsRule.Outcome.Refused(var why) -> throw Refused.conflict(why);
      case WriteAnalyticsRule.Outcome.Written(var rule, var lost) -> {
        var notes = lost.stream().map(it -> "# " + it + "\n").collect(Collectors.joining());
        var yaml = (notes + StrictYaml.write(rule)).getBytes(StandardCharsets.UTF_8);
        yield new Answer.Written(ScheduleYaml.MEDIA_TYPE, Map.of(), out -> out.write(yaml));
      }
    };
  }
}
