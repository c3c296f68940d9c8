package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.Schedules;
import java.util.List;

/// The orders a list of schedules can be asked for in; a minus turns one round.
final class ScheduleOrder {
  private static final List<String> NAMES =
      List.of("created_at", "-created_at", "name", "-name", "next_run_at", "-next_run_at");

  private ScheduleOrder() {}

  static Schedules.Order named(String name) {
    return switch (name) {
      case "created_at" -> Schedules.Order.CREATED;
      case "-created_at" -> Schedules.Order.CREATED_DESC;
      case "name" -> Schedules.Order.NAME;
      case "-name" -> Schedules.Order.NAME_DESC;
      case "next_run_at" -> Schedules.Order.NEXT_RUN;
      case "-next_run_at" -> Schedules.Order.NEXT_RUN_DESC;
      default -> throw Refused.badParameter("sort " + Members.notOneOf(name, NAMES) + ".");
    };
  }
}
