package com.socmate.adapters.http;

import com.socmate.adapters.http.body.StrictYaml;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Schedules as a YAML document that can be imported again: what a person wrote, not how it stands.
final class ScheduleYaml {
  static final String MEDIA_TYPE = "application/yaml";
  static final int VERSION = 1;
  static final List<String> MEMBERS =
      Stream.concat(ScheduleBody.MEMBERS.stream(), Stream.of("status", "plan")).toList();

  private ScheduleYaml() {}

  /// @param plans the plans that people wrote, where they did
  static String of(List<Schedule> schedules, Map<ScheduleId, Plan> plans) {
    var document = new LinkedHashMap<String, Object>();
    document.put("version", VERSION);
    document.put(
        "schedules",
        schedules.stream()
            .map(it -> members(it, Optional.ofNullable(plans.get(it.id()))))
            .toList());
    return StrictYaml.write(document);
  }

  /// A schedule as a document has it.
  static Map<String, Object> members(Schedule schedule, Optional<Plan> plan) {
    var members = new LinkedHashMap<String, Object>();
    var json = ScheduleJson.from(schedule, Optional.empty(), null);
    put(members, "name", json.name());
    put(members, "description", json.description().isEmpty() ? null : json.description());
    put(members, "user_query", json.userQuery());
    put(members, "persona", json.persona());
    boolean usual = json.provider().equals(SiemProvider.BUILT_IN);
    put(members, "provider", usual ? null : json.provider());
    put(members, "frequency", json.frequency());
    put(members, "scheduled_time", json.scheduledTime());
    put(members, "scheduled_date", json.scheduledDate());
    put(members, "day_of_week", json.dayOfWeek());
    put(members, "day_of_month", json.dayOfMonth());
    put(members, "cron_expression", json.cronExpression());
    put(members, "timezone", json.timezone());
    put(members, "start_at", json.startAt() == null ? null : json.startAt().toString());
    put(members, "end_at", json.endAt() == null ? null : json.endAt().toString());
    put(members, "jitter_seconds", json.jitterSeconds() == 0 ? null : json.jitterSeconds());
    put(members, "overlap_policy", json.overlapPolicy());
    put(members, "catchup_policy", json.catchupPolicy());
    put(members, "notify_on", json.notifyOn());
    put(members, "visibility", json.visibility());
    put(members, "tags", json.tags().isEmpty() ? null : json.tags());
    put(members, "budget", json.budget() == null ? null : budget(json.budget()));
    boolean runs = schedule.state() instanceof ScheduleState.Active;
    put(members, "status", runs ? null : "paused");
    plan.ifPresent(it -> put(members, "plan", plan(it)));
    return members;
  }

  private static Map<String, Object> budget(BudgetJson budget) {
    var members = new LinkedHashMap<String, Object>();
    put(members, "queries", budget.queries());
    put(members, "rows", budget.rows());
    put(members, "bytes", budget.bytes());
    put(members, "seconds", budget.seconds());
    put(members, "tokens", budget.tokens());
    return members;
  }

  /// What follows from the rest is left out.
  private static Map<String, Object> plan(Plan plan) {
    var members = new LinkedHashMap<String, Object>();
    members.put("title", plan.title());
    members.put("window", plan.window().toString());
    var rule = new LinkedHashMap<String, Object>();
    rule.put("metric", plan.rule().metric());
    if (!plan.rule().countsRows()) {
      rule.put("operator", plan.rule().operator().symbol());
      rule.put("value", plan.rule().value());
    }
    rule.put("key", plan.rule().key());
    members.put("rule", rule);
    members.put("queries", plan.queries().stream().map(ScheduleYaml::query).toList());
    members.put("severity", Words.of(plan.severity()));
    members.put("techniques", plan.techniques());
    return members;
  }

  private static Map<String, Object> query(PlannedQuery query) {
    var members = new LinkedHashMap<String, Object>();
    members.put("purpose", Words.of(query.purpose()));
    members.put("title", query.title());
    members.put("lookback", query.lookback().toString());
    members.put("kql", query.kql());
    return members;
  }

  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
  }
}
