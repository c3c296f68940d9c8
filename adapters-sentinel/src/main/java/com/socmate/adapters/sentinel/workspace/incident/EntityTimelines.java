package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What happened to an entity: the alerts and bookmarks of incidents that name it, and in which
/// tables the logs do. There are no anomalies, since nothing here learns what is usual.
final class EntityTimelines {
  private static final int USUAL_BUCKETS = 4;
  private static final String KIND = "kind";

  private final OwnLogs logs;

  EntityTimelines(OwnLogs logs) {
    this.logs = logs;
  }

  ObjectNode of(String value, List<ObjectNode> naming, JsonNode body) {
    var span = Activities.Span.of(body, body.path("numberOfBucket").asInt(USUAL_BUCKETS));
    var items = new ArrayList<ObjectNode>();
    for (var dossier : naming) {
      dossier.withArray("alerts").forEach(it -> items.add(alert(it)));
      dossier.withArray("bookmarks").forEach(it -> items.add(bookmark(it)));
    }
    items.removeIf(it -> !isWithin(span, it));
    var activities = Activities.of(logs, value, span);
    activities.found().forEach(it -> items.add(activity(it)));
    Set<String> kinds =
        body.path("kinds").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    items.removeIf(it -> !kinds.isEmpty() && !kinds.contains(it.path(KIND).asText()));
    return answer(items, activities.trouble());
  }

  private static ObjectNode answer(List<ObjectNode> items, String trouble) {
    var answer = IncidentBook.JSON.createObjectNode();
    var meta = answer.putObject("metaData").put("totalCount", items.size());
    var counts = new TreeMap<String, Integer>();
    items.forEach(it -> counts.merge(it.path(KIND).asText(), 1, Integer::sum));
    var aggregations = meta.putArray("aggregations");
    counts.forEach((kind, count) -> aggregations.addObject().put(KIND, kind).put("count", count));
    var errors = meta.putArray("errors");
    if (!trouble.isEmpty()) {
      errors.addObject().put(KIND, "Activity").put("errorMessage", trouble);
    }
    answer.putArray("value").addAll(items);
    return answer;
  }

  private static ObjectNode alert(JsonNode alert) {
    var properties = alert.path("properties");
    var item = IncidentBook.JSON.createObjectNode().put(KIND, "SecurityAlert");
    item.put("displayName", properties.path("alertDisplayName").asText(""));
    item.put("azureResourceId", alert.path("id").asText(""));
    copy(properties, item, "description", "severity", "productName", "alertType", "intent");
    copy(properties, item, "startTimeUtc", "endTimeUtc", "timeGenerated");
    return item;
  }

  private static ObjectNode bookmark(JsonNode bookmark) {
    var properties = bookmark.path("properties");
    var item = IncidentBook.JSON.createObjectNode().put(KIND, "Bookmark");
    item.put("azureResourceId", bookmark.path("id").asText(""));
    copy(properties, item, "displayName", "notes", "labels", "createdBy");
    item.put(
        "startTimeUtc", properties.path("eventTime").asText(properties.path("created").asText("")));
    return item;
  }

  private static void copy(JsonNode from, ObjectNode to, String... names) {
    for (var name : names) {
      if (from.hasNonNull(name)) {
        to.set(name, from.get(name));
      }
    }
  }

  private static boolean isWithin(Activities.Span span, JsonNode item) {
    try {
      var at = OffsetDateTime.parse(item.path("startTimeUtc").asText()).toInstant();
      return !at.isBefore(span.from()) && at.isBefore(span.to());
    } catch (DateTimeException e) {
      return true;
    }
  }

  private static ObjectNode activity(Activities.Activity it) {
    return IncidentBook.JSON
        .createObjectNode()
        .put(KIND, "Activity")
        .put("queryId", id(it.table()))
        .put("bucketStartTimeUTC", it.from())
        .put("bucketEndTimeUTC", it.to())
        .put("firstActivityTimeUTC", it.first())
        .put("lastActivityTimeUTC", it.last())
        .put("title", "Named in " + it.table())
        .put("content", it.events() + (it.events() == 1 ? " event" : " events"));
  }

  private static String id(String table) {
    return UUID.nameUUIDFromBytes(("activity:" + table).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
