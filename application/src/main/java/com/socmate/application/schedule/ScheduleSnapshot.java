package com.socmate.application.schedule;

import com.socmate.domain.investigation.Budget;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduleState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// A schedule as the audit log keeps it: a flat JSON object of texts.
public final class ScheduleSnapshot {
  private ScheduleSnapshot() {}

  public static String json(Schedule schedule) {
    return FlatJson.of(members(schedule));
  }

  private static Map<String, String> members(Schedule schedule) {
    var members = new LinkedHashMap<String, String>();
    var definition = schedule.definition();
    members.put("name", definition.name());
    members.put("description", definition.description());
    members.put("user_query", definition.query());
    members.put("persona", definition.persona().name());
    members.put("overlap_policy", definition.overlap().name());
    members.put("catchup_policy", definition.catchup().name());
    members.put("notify_on", definition.notifyOn().name());
    members.put("visibility", definition.visibility().name());
    members.put("tags", String.join(",", definition.tags()));
    members.put("budget", budgetText(definition.budget()));
    members.put("timetable", schedule.timetable().toString());
    members.put("owner", schedule.owner().value());
    members.put("status", schedule.state().status().name());
    members.put("state", stateText(schedule.state()));
    members.put("version", Long.toString(schedule.version()));
    return members;
  }

  private static String stateText(ScheduleState state) {
    return switch (state) {
      case ScheduleState.Active(var next, var streak) ->
          "next " + next.map(Object::toString).orElse("none") + ", failures " + streak.length();
      case ScheduleState.Paused(var reason, var until, _) ->
          "paused until " + until.map(Object::toString).orElse("resumed") + ": " + reason;
      case ScheduleState.Failed(var since, var why) -> "since " + since + ": " + why.message();
      case ScheduleState.Completed(var at) -> "at " + at;
    };
  }

  private static String budgetText(Budget.Lower budget) {
    var parts = new ArrayList<String>();
    budget.queries().ifPresent(it -> parts.add(it + " queries"));
    budget.rows().ifPresent(it -> parts.add(it + " rows"));
    budget.bytes().ifPresent(it -> parts.add(it + " bytes"));
    budget.time().ifPresent(it -> parts.add(it.toSeconds() + " seconds"));
    budget.tokens().ifPresent(it -> parts.add(it + " tokens"));
    return String.join(", ", parts);
  }
}
