package com.socmate.adapters.http;

import com.socmate.application.port.Schedules;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.Frequency;
import com.socmate.domain.schedule.ScheduleState;
import java.util.List;
import java.util.Optional;

/// Which schedules a list is narrowed to, as its parameters say.
final class ScheduleFilter {
  static final List<String> PARAMETERS =
      List.of("status", "frequency", "persona", "owner", "tag", "q", "failing", "sort");

  private ScheduleFilter() {}

  static Schedules.Filter read(QueryParameters parameters, Call call) {
    return narrowed(parameters, call).onlyFailing(parameters.truth("failing"));
  }

  private static Schedules.Filter narrowed(QueryParameters parameters, Call call) {
    return new Schedules.Filter(
        parameters.oneOf("status", ScheduleState.Status.class),
        parameters.oneOf("frequency", Frequency.class),
        parameters.oneOf("persona", Persona.class),
        parameters.text("owner").map(owner -> ownerId(owner, call)),
        parameters.text("tag"),
        parameters.text("q"),
        parameters.text("sort").map(ScheduleOrder::named).orElse(Schedules.Order.CREATED_DESC));
  }

  static Schedules.Filter ownedBy(UserId owner) {
    return new Schedules.Filter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(owner),
        Optional.empty(),
        Optional.empty(),
        Schedules.Order.CREATED);
  }

  private static UserId ownerId(String owner, Call call) {
    if (owner.equals("me")) {
      return call.principal().user();
    }
    try {
      return new UserId(owner);
    } catch (IllegalArgumentException e) {
      throw Refused.badParameter("owner is 'me' or the id of a user.");
    }
  }
}
