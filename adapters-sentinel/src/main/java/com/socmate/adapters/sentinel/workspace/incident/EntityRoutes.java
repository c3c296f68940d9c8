package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/// The preview routes for single entities. An entity is what an incident names; what is told of it
/// comes from the workspace's incidents and logs.
final class EntityRoutes {
  private static final Pattern ENTITY =
      Pattern.compile("(?i)/entities/([A-Za-z0-9_.-]{1,100})(?:/(getTimeline|getInsights))?");
  private static final Pattern PLACE =
      Pattern.compile("(?i)/enrichment/[A-Za-z]{1,20}/listGeodataByIp");

  private final IncidentBook book;
  private final EntityTimelines timelines;
  private final EntityInsights insights;
  private final Geodata geodata;

  EntityRoutes(IncidentBook book, OwnLogs logs) {
    this.book = book;
    this.timelines = new EntityTimelines(logs);
    this.insights = new EntityInsights(logs);
    this.geodata = new Geodata(logs);
  }

  /// Empty if it is none of these.
  Optional<ArmReply> reply(ArmAsk ask) {
    if (PLACE.matcher(ask.rest()).matches()) {
      return Optional.of(isPost(ask) ? geodata.of(ask.body()) : ArmReply.notAllowed(ask.method()));
    }
    var route = ENTITY.matcher(ask.rest());
    return route.matches()
        ? Optional.of(reply(ask, route.group(1), Optional.ofNullable(route.group(2))))
        : Optional.empty();
  }

  private ArmReply reply(ArmAsk ask, String name, Optional<String> part) {
    var naming = book.naming(name);
    var entity = naming.stream().flatMap(it -> IncidentBook.entity(it, name).stream()).findFirst();
    if (entity.isEmpty()) {
      return ArmReply.notFound("Entity", name);
    }
    if (part.isEmpty()) {
      return ask.method().equals("GET")
          ? ArmReply.ok(entity.get())
          : ArmReply.notAllowed(ask.method());
    }
    if (!isPost(ask)) {
      return ArmReply.notAllowed(ask.method());
    }
    return part.get().equalsIgnoreCase("getTimeline")
        ? ArmReply.ok(timelines.of(value(entity.get()), naming, ask.body()))
        : ArmReply.ok(
            insights.of(entity.get().path("kind").asText(), value(entity.get()), ask.body()));
  }

  private static boolean isPost(ArmAsk ask) {
    return ask.method().equals("POST");
  }

  /// As people and logs call it.
  private static String value(JsonNode entity) {
    return entity.at("/properties/friendlyName").asText("");
  }
}
