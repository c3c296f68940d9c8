package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.port.Sessions;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import java.util.List;
import java.util.Optional;

/// Which sessions a list is narrowed to, as its parameters say.
final class SessionFilter {
  private static final List<String> ORDERS =
      List.of("created_at", "-created_at", "finished_at", "-finished_at", "title", "-title");

  private SessionFilter() {}

  static QueryParameters parameters(Call call) {
    return call.parameters(
        "status",
        "outcome",
        "persona",
        "schedule",
        "owner",
        "pinned",
        "q",
        "sort",
        "limit",
        "offset");
  }

  static Sessions.Filter read(QueryParameters parameters, Call call) {
    return new Sessions.Filter(
        parameters.oneOf("status", Session.Status.class),
        parameters.oneOf("outcome", Outcome.class),
        parameters.oneOf("persona", Persona.class),
        parameters.text("schedule").map(SessionFilter::schedule),
        parameters.text("owner").map(owner -> owner(owner, call)),
        parameters.text("pinned").isPresent()
            ? Optional.of(parameters.truth("pinned"))
            : Optional.empty(),
        parameters.text("q"),
        parameters.text("sort").map(SessionFilter::order).orElse(Sessions.Order.CREATED_DESC));
  }

  private static ScheduleId schedule(String text) {
    try {
      return new ScheduleId(text);
    } catch (IllegalArgumentException e) {
      throw Refused.badParameter(
          "schedule is the id of a schedule; found '" + Members.echo(text) + "'.");
    }
  }

  private static UserId owner(String owner, Call call) {
    if (owner.equals("me")) {
      return call.principal().user();
    }
    try {
      return new UserId(owner);
    } catch (IllegalArgumentException e) {
      throw Refused.badParameter("owner is 'me' or the id of a user.");
    }
  }

  private static Sessions.Order order(String name) {
    return switch (name) {
      case "created_at" -> Sessions.Order.CREATED;
      case "-created_at" -> Sessions.Order.CREATED_DESC;
      case "finished_at" -> Sessions.Order.FINISHED;
      case "-finished_at" -> Sessions.Order.FINISHED_DESC;
      case "title" -> Sessions.Order.TITLE;
      case "-title" -> Sessions.Order.TITLE_DESC;
      default -> throw Refused.badParameter("sort " + Members.notOneOf(name, ORDERS) + ".");
    };
  }
}
