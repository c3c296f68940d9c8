package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.schedule.ChangeSchedule;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Budget;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.schedule.CatchupPolicy;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.NotifyOn;
import com.socmate.domain.schedule.OverlapPolicy;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.time.Timetable;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the bodies that make and change schedules.
final class ScheduleBody {
  static final List<String> MEMBERS =
      Stream.concat(
              Stream.of(
                  "name",
                  "description",
                  "user_query",
                  "persona",
                  "provider",
                  "overlap_policy",
                  "catchup_policy",
                  "notify",
                  "notify_on",
                  "visibility",
                  "tags",
                  "budget"),
              TimesBody.MEMBERS.stream())
          .toList();
  private static final int LONGEST_TAG = 50;

  private ScheduleBody() {}

  /// What a body that makes a schedule asks for.
  static ChangeSchedule.Wanted ofNew(
      Members body, ZoneId defaultZone, Instant now, Providers providers) {
    body.require("name", "user_query", "persona");
    var definition = definition(body, Optional.empty(), providers);
    var timetable = TimesBody.ofNew(body, defaultZone, now);
    return wanted(body, definition, timetable);
  }

  /// What a body that changes a schedule makes of it: what it does not name stays.
  static ChangeSchedule.Wanted changed(
      Members body, Schedule present, ZoneId defaultZone, Instant now, Providers providers) {
    body.refuseNull("name", "user_query", "persona");
    var definition = definition(body, Optional.of(present.definition()), providers);
    var timetable = TimesBody.changed(body, present.timetable(), defaultZone, now);
    return wanted(body, definition, timetable);
  }

  private static ChangeSchedule.Wanted wanted(
      Members body, Optional<Definition> definition, Optional<Timetable> timetable) {
    body.orRefuse();
    return new ChangeSchedule.Wanted(definition.orElseThrow(), timetable.orElseThrow());
  }

  private static Optional<Definition> definition(
      Members body, Optional<Definition> present, Providers providers) {
    var name = body.text("name", 1, Definition.MAX_NAME).or(() -> present.map(Definition::name));
    var query =
        body.text("user_query", 1, Definition.MAX_QUERY).or(() -> present.map(Definition::query));
    var persona = body.oneOf("persona", Persona.class).or(() -> present.map(Definition::persona));
    var rest = new Rest(body, present);
    var provider = rest.provider(providers);
    var description = rest.description();
    var overlap = rest.overlap();
    var catchup = rest.catchup();
    var notifyOn = rest.notifyOn();
    var visibility = rest.visibility();
    var tags = rest.tags();
    var budget = rest.budget();
    return name.flatMap(itsName ->
        query.flatMap(itsQuery ->
            persona.map(itsPersona ->
                new Definition(
                    itsName,
                    description,
                    itsQuery,
                    itsPersona,
                    overlap,
                    catchup,
                    notifyOn,
                    visibility,
                    tags,
                    budget,
                    provider))));
  }

  /// The members that have a default: null returns to it.
  private record Rest(Members body, Optional<Definition> present) {
    String description() {
      return body.text("description", 0, Definition.MAX_DESCRIPTION)
          .or(() -> kept("description").map(Definition::description))
          .orElse("");
    }

    String provider(Providers providers) {
      return providers
          .named(body)
          .or(() -> kept("provider").map(Definition::provider))
          .orElseGet(providers::standard);
    }

    OverlapPolicy overlap() {
      return body.oneOf("overlap_policy", OverlapPolicy.class)
          .or(() -> kept("overlap_policy").map(Definition::overlap))
          .orElse(OverlapPolicy.SKIP);
    }

    CatchupPolicy catchup() {
      return body.oneOf("catchup_policy", CatchupPolicy.class)
          .or(() -> kept("catchup_policy").map(Definition::catchup))
          .orElse(CatchupPolicy.LAST);
    }

    /// The contract names the member both ways.
    NotifyOn notifyOn() {
      var one = body.oneOf("notify_on", NotifyOn.class);
      var other = body.oneOf("notify", NotifyOn.class);
      if (one.isPresent() && other.isPresent() && !one.equals(other)) {
        body.refuse("notify", "says something other than notify_on", "value_error.contradiction");
      }
      return one.or(() -> other)
          .or(() -> kept("notify_on").map(Definition::notifyOn))
          .orElse(NotifyOn.NEW);
    }

    Visibility visibility() {
      return body.oneOf("visibility", Visibility.class)
          .or(() -> kept("visibility").map(Definition::visibility))
          .orElse(Visibility.PRIVATE);
    }

    Budget.Lower budget() {
      return BudgetJson.read(body)
          .or(() -> kept("budget").map(Definition::budget))
          .orElse(Budget.Lower.NONE);
    }

    List<String> tags() {
      return body.texts("tags", Definition.MAX_TAGS, LONGEST_TAG)
          .or(() -> kept("tags").map(Definition::tags))
          .orElse(List.of());
    }

    private Optional<Definition> kept(String member) {
      return body.isNull(member) ? Optional.empty() : present;
    }
  }
}
