package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Writes incidents, comments and relations as the service does: what may be changed is replaced
/// whole, what is the service's own stays, and a version that is not the latest is refused.
final class Incidents {
  static final int MOST_COMMENTS = 100;
  static final int LONGEST_COMMENT = 30_000;
  private static final Set<String> SEVERITIES = Set.of("High", "Medium", "Low", "Informational");
  private static final Set<String> STATUSES = Set.of("New", "Active", "Closed");
  private static final Set<String> CLASSIFICATIONS =
      Set.of("Undetermined", "TruePositive", "BenignPositive", "FalsePositive");
  private static final List<String> WRITABLE =
      List.of(
          "title",
          "description",
          "severity",
          "status",
          "owner",
          "labels",
          "classification",
          "classificationComment",
          "classificationReason",
          "firstActivityTimeUtc",
          "lastActivityTimeUtc");

  private final IncidentBook book;

  Incidents(IncidentBook book) {
    this.book = book;
  }

  ArmReply put(String resource, String name, JsonNode body) {
    var wish = body.path("properties");
    var wrong = wrong(wish);
    if (!wrong.isEmpty()) {
      return ArmReply.bad(wrong);
    }
    return guarded(() -> book.change(name, dossier -> put(dossier, resource, name, body)));
  }

  private ArmReply put(ObjectNode dossier, String resource, String name, JsonNode body) {
    var incident = dossier.withObject("incident");
    boolean isNew = incident.isEmpty();
    requireLatest("Incident", name, incident, body);
    var properties = incident.withObject("properties");
    var wish = body.path("properties");
    for (var member : WRITABLE) {
      if (wish.hasNonNull(member)) {
        properties.set(member, wish.get(member));
      } else {
        properties.remove(member);
      }
    }
    properties.withArray("labels");
    if (isNew) {
      begin(dossier, resource, name);
    }
    touch(incident);
    return new ArmReply(isNew ? 201 : 200, incident.deepCopy());
  }

  private void begin(ObjectNode dossier, String resource, String name) {
    var incident = dossier.withObject("incident");
    var id = resource + "/incidents/" + name;
    long number = book.nextNumber();
    incident.put("id", id).put("name", name).put("type", "Microsoft.SecurityInsights/incidents");
    var properties = incident.withObject("properties");
    properties.put("createdTimeUtc", book.now().toString());
    properties.put("incidentUrl", "https://portal.azure.com/#asset/Incident" + id);
    properties.put("incidentNumber", number);
    properties.put("providerName", "Azure Sentinel");
    properties.put("providerIncidentId", Long.toString(number));
    properties.putArray("relatedAnalyticRuleIds");
    var data = properties.putObject("additionalData");
    data.put("alertsCount", 0).put("bookmarksCount", 0).put("commentsCount", 0);
    data.putArray("alertProductNames");
    data.putArray("tactics");
    var words =
        properties.path("title").asText() + "\n" + properties.path("description").asText("");
    dossier.withArray("entities").addAll(MentionedEntities.in(words, resource));
  }

  private static String wrong(JsonNode wish) {
    if (wish.path("title").asText().isBlank()) {
      return "Incident 'title' is required";
    }
    if (!SEVERITIES.contains(wish.path("severity").asText())) {
      return "Incident 'severity' is one of High, Medium, Low, Informational";
    }
    if (!STATUSES.contains(wish.path("status").asText())) {
      return "Incident 'status' is one of New, Active, Closed";
    }
    boolean closed = wish.path("status").asText().equals("Closed");
    return closed && !CLASSIFICATIONS.contains(wish.path("classification").asText())
        ? "A closed incident has a 'classification': Undetermined, TruePositive, BenignPositive or"
            + " FalsePositive"
        : "";
  }

  ArmReply putComment(String incident, String resource, String name, JsonNode body) {
    var message = body.path("properties").path("message").asText("");
    if (message.isBlank() || message.length() > LONGEST_COMMENT) {
      return ArmReply.bad("Comment 'message' has 1 to " + LONGEST_COMMENT + " characters");
    }
    var properties = IncidentBook.JSON.createObjectNode().put("message", message);
    return guarded(() ->
        book.change(
            incident,
            dossier -> {
              var comments = dossier.withArray("comments");
              int at = index(comments, name);
              if (at < 0 && comments.size() >= MOST_COMMENTS) {
                throw new Refusal(
                    ArmReply.bad("An incident has at most " + MOST_COMMENTS + " comments"));
              }
              var now = book.now().toString();
              properties.put(
                  "createdTimeUtc",
                  at < 0 ? now : comments.get(at).at("/properties/createdTimeUtc").asText(now));
              properties.put("lastModifiedTimeUtc", now);
              properties.putObject("author").put("name", "SoCMate");
              return kept(dossier, "comments", incident, resource, name, body, properties);
            }));
  }

  ArmReply putRelation(String incident, String resource, String name, JsonNode body) {
    var related = body.path("properties").path("relatedResourceId").asText("");
    var parts = related.split("/", -1);
    if (parts.length < 3) {
      return ArmReply.bad("Relation 'relatedResourceId' is required");
    }
    var properties = IncidentBook.JSON.createObjectNode().put("relatedResourceId", related);
    properties.put("relatedResourceName", parts[parts.length - 1]);
    properties.put("relatedResourceType", "Microsoft.SecurityInsights/" + parts[parts.length - 2]);
    return guarded(() ->
        book.change(
            incident,
            dossier -> kept(dossier, "relations", incident, resource, name, body, properties)));
  }

  private ArmReply kept(
      ObjectNode dossier,
      String part,
      String incident,
      String resource,
      String name,
      JsonNode body,
      ObjectNode properties) {
    var all = dossier.withArray(part);
    int at = index(all, name);
    var node = at < 0 ? all.addObject() : (ObjectNode) all.get(at);
    requireLatest(part, name, node, body);
    node.put("id", resource + "/incidents/" + incident + "/" + part + "/" + name);
    node.put("name", name).put("type", "Microsoft.SecurityInsights/incidents/" + part);
    node.put("etag", book.nextTag());
    node.set("properties", properties);
    recount(dossier);
    return new ArmReply(at < 0 ? 201 : 200, node.deepCopy());
  }

  ArmReply remove(String incident, String part, String name) {
    return book.change(
        incident,
        dossier -> {
          var all = dossier.withArray(part);
          int at = index(all, name);
          if (at >= 0) {
            all.remove(at);
            recount(dossier);
          }
          return new ArmReply(at < 0 ? 204 : 200, IncidentBook.JSON.createObjectNode());
        });
  }

  private void recount(ObjectNode dossier) {
    dossier
        .withObject("incident")
        .withObject("properties")
        .withObject("additionalData")
        .put("commentsCount", dossier.withArray("comments").size());
    touch(dossier.withObject("incident"));
  }

  private void touch(ObjectNode incident) {
    incident.withObject("properties").put("lastModifiedTimeUtc", book.now().toString());
    incident.put("etag", book.nextTag());
  }

  private static int index(ArrayNode all, String name) {
    for (int index = 0; index < all.size(); index++) {
      if (all.get(index).path("name").asText().equalsIgnoreCase(name)) {
        return index;
      }
    }
    return -1;
  }

  private static void requireLatest(String what, String name, JsonNode before, JsonNode body) {
    var shown = body.path("etag").asText("");
    var latest = before.path("etag").asText("");
    if (!shown.isEmpty() && !shown.equals(latest)) {
      throw new Refusal(
          ArmReply.error(
              409,
              "Conflict",
              "Newer instance of "
                  + what
                  + " '"
                  + name
                  + "' exists. Expected etag "
                  + latest
                  + ", found "
                  + shown));
    }
  }

  static ObjectNode entities(ArrayNode entities) {
    var counts = new TreeMap<String, Integer>();
    entities.forEach(it -> counts.merge(it.path("kind").asText(), 1, Integer::sum));
    var answer = IncidentBook.JSON.createObjectNode();
    answer.set("entities", entities);
    var data = answer.putArray("metaData");
    counts.forEach((kind, count) -> data.addObject().put("entityKind", kind).put("count", count));
    return answer;
  }

  private static ArmReply guarded(Supplier<ArmReply> work) {
    try {
      return work.get();
    } catch (Refusal e) {
      return e.reply;
    }
  }

  private static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient ArmReply reply;

    Refusal(ArmReply reply) {
      super("It is refused.");
      this.reply = reply;
    }
  }
}
