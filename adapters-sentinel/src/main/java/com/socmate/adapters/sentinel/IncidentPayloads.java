package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.SiemIncidents.Stretch;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentOwner;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.ReportedIncident;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// Reads what SecurityInsights sends. Each thing keeps all that was said of it, so that nothing is
/// lost that has no place of its own; a payload without what an incident must have is unreadable.
final class IncidentPayloads {
  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private IncidentPayloads() {}

  /// A payload of another form than the documented one.
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String what) {
      super(what);
    }
  }

  static JsonNode tree(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Unreadable("the answer broke off or is no JSON");
    }
  }

  static Stretch stretch(JsonNode body) {
    return new Stretch(values(body, IncidentPayloads::incident), text(body, "nextLink"));
  }

  /// A list that is not there is not an empty one.
  static <T> List<T> values(JsonNode body, Function<JsonNode, T> reading) {
    return values(body, "value", reading);
  }

  static <T> List<T> values(JsonNode body, String name, Function<JsonNode, T> reading) {
    if (!body.path(name).isArray()) {
      throw new Unreadable("the answer has no list '" + name + "'");
    }
    var values = new ArrayList<T>();
    body.path(name).forEach(it -> values.add(reading.apply(it)));
    return values;
  }

  static ReportedIncident incident(JsonNode node) {
    var properties = node.path("properties");
    var data = properties.path("additionalData");
    var number = properties.path("incidentNumber");
    return new ReportedIncident(
        required(node, "name"),
        node.path("etag").asText(""),
        number.isIntegralNumber() ? OptionalLong.of(number.longValue()) : OptionalLong.empty(),
        required(properties, "title"),
        properties.path("description").asText(""),
        IncidentWords.severity(properties.path("severity").asText()),
        IncidentWords.read(IncidentStatus.class, properties.path("status").asText())
            .orElseThrow(() -> new Unreadable("an incident's status is none that is known")),
        classification(properties),
        owner(properties.path("owner")),
        labels(properties.path("labels")),
        texts(data.path("tactics")),
        texts(data.path("alertProductNames")),
        data.path("alertsCount").asInt(),
        data.path("commentsCount").asInt(),
        text(properties, "incidentUrl"),
        moment(properties, "createdTimeUtc")
            .or(() -> moment(properties, "lastModifiedTimeUtc"))
            .orElseThrow(() -> new Unreadable("an incident has no time")),
        moment(properties, "lastModifiedTimeUtc")
            .or(() -> moment(properties, "createdTimeUtc"))
            .orElseThrow(() -> new Unreadable("an incident has no time")),
        moment(properties, "firstActivityTimeUtc"),
        moment(properties, "lastActivityTimeUtc"),
        node.toString());
  }

  private static Optional<Classification> classification(JsonNode properties) {
    return IncidentWords.read(
            Classification.Verdict.class, properties.path("classification").asText())
        .map(verdict ->
            new Classification(
                verdict,
                IncidentWords.read(
                        Classification.Reason.class,
                        properties.path("classificationReason").asText())
                    .filter(it -> it.goesWith(verdict)),
                properties.path("classificationComment").asText("")));
  }

  private static IncidentOwner owner(JsonNode owner) {
    return new IncidentOwner(
        text(owner, "objectId"),
        text(owner, "email"),
        text(owner, "userPrincipalName"),
        text(owner, "assignedTo"));
  }

  private static List<String> labels(JsonNode labels) {
    return labels
        .valueStream()
        .map(it -> it.isTextual() ? it.asText() : it.path("labelName").asText())
        .toList();
  }

  static IncidentDetails.Alert alert(JsonNode node) {
    var properties = node.path("properties");
    return new IncidentDetails.Alert(
        text(properties, "systemAlertId").orElseGet(() -> required(node, "name")),
        text(properties, "alertDisplayName")
            .or(() -> text(properties, "friendlyName"))
            .orElse("Alert"),
        IncidentWords.severity(properties.path("severity").asText()),
        properties.path("status").asText(""),
        properties.path("productName").asText(""),
        texts(properties.path("tactics")),
        moment(properties, "startTimeUtc"),
        moment(properties, "endTimeUtc"),
        moment(properties, "timeGenerated"),
        node.toString());
  }

  static List<IncidentDetails.Named> entities(JsonNode body) {
    return values(body, "entities", EntityPayloads::named);
  }

  static IncidentDetails.Comment comment(JsonNode node) {
    var properties = node.path("properties");
    var author = properties.path("author");
    return new IncidentDetails.Comment(
        required(node, "name"),
        text(author, "name").or(() -> text(author, "userPrincipalName")).orElse(""),
        required(properties, "message"),
        moment(properties, "createdTimeUtc"),
        node.toString());
  }

  static IncidentDetails.Relation relation(JsonNode node) {
    var properties = node.path("properties");
    return new IncidentDetails.Relation(
        required(node, "name"),
        required(properties, "relatedResourceId"),
        properties.path("relatedResourceType").asText(""),
        node.toString());
  }

  /// The most telling of what an error says.
  static String message(String body) {
    try {
      var error = JSON.readTree(body).path("error");
      return error.path("message").asText("no reason given.");
    } catch (JsonProcessingException e) {
      return "no reason given.";
    }
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static String required(JsonNode node, String name) {
    return text(node, name).orElseThrow(() -> new Unreadable("there is no '" + name + "'"));
  }

  static Optional<String> text(JsonNode node, String name) {
    return Optional.of(node.path(name))
        .filter(it -> it.isValueNode() && !it.isNull())
        .map(JsonNode::asText)
        .filter(it -> !it.isEmpty());
  }

  private static List<String> texts(JsonNode nodes) {
    return nodes.valueStream().map(JsonNode::asText).toList();
  }

  static Optional<Instant> moment(JsonNode node, String name) {
    return text(node, name)
        .map(text -> {
          try {
            return OffsetDateTime.parse(text).toInstant();
          } catch (DateTimeException e) {
            throw new Unreadable("'" + name + "' is no time");
          }
        });
  }
}
