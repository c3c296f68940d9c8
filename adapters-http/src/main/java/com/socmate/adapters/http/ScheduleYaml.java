package com.socmate.adapters.http;

import com.socmate.adapters.http.body.StrictYaml;
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
      Stream.concat(ScheduleBody.MEMBERS.stream(), Stream.of("status")).toList();

  private ScheduleYaml() {}

  static String of(List<Schedule> schedules) {
    var document = new LinkedHashMap<String, Object>();
    document.put("version", VERSION);
    document.put("schedules", schedules.stream().map(ScheduleYaml::members).toList());
    return StrictYaml.write(document);
  }

  private static Map<String, Object> members(Schedule schedule) {
    var members = new LinkedHashMap<String, Object>();
    var json = ScheduleJson.from(schedule, Optional.empty(), null);
    put(members, "name", json.name());
    put(members, "description", json.description().isEmpty() ? null : json.description());
    put(members, "user_query", json.userQuery());
    put(members, "persona", json.persona());
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
    boolean runs = schedule.state() instanceof ScheduleState.Active;
    put(members, "status", runs ? null : "paused");
    return members;
  }

  private static void put(Map<String, Object> members, String name, @Nullable Object value) {
    if (value != null) {
      members.put(name, value);
    }
  }
}
