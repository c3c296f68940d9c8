package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.domain.incident.Classification;
import com.socmate.domain.incident.IncidentChange;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.NewIncident;
import com.socmate.domain.incident.ReportedIncident;
import java.util.List;

/// Writes what SecurityInsights takes. It replaces whatever may be changed, so all of it is sent
/// along as it was read.
final class IncidentBodies {
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

  private IncidentBodies() {}

  static ObjectNode change(ReportedIncident read, IncidentChange change) {
    var original = IncidentPayloads.tree(read.original());
    var body = IncidentPayloads.object();
    body.put("etag", read.etag());
    var properties = body.putObject("properties");
    for (var member : WRITABLE) {
      if (original.path("properties").hasNonNull(member)) {
        properties.set(member, original.path("properties").get(member));
      }
    }
    change.severity().ifPresent(it -> properties.put("severity", IncidentWords.of(it)));
    change.status().ifPresent(it -> status(properties, it));
    change.classification().ifPresent(it -> classify(properties, it));
    change.owner().ifPresent(it -> own(properties, it));
    return body;
  }

  /// What is open again has no verdict any more.
  private static void status(ObjectNode properties, IncidentStatus status) {
    properties.put("status", IncidentWords.of(status));
    if (status != IncidentStatus.CLOSED) {
      properties.remove(List.of("classification", "classificationComment", "classificationReason"));
    }
  }

  private static void classify(ObjectNode properties, Classification it) {
    properties.put("classification", IncidentWords.of(it.verdict()));
    properties.remove("classificationReason");
    it.reason()
        .ifPresent(reason -> properties.put("classificationReason", IncidentWords.of(reason)));
    properties.put("classificationComment", it.comment());
  }

  private static void own(ObjectNode properties, String owner) {
    var node = properties.putObject("owner");
    if (owner.isEmpty()) {
      node.putNull("objectId");
    } else if (owner.contains("@")) {
      node.put("email", owner).put("userPrincipalName", owner).put("assignedTo", owner);
    } else {
      node.put("objectId", owner);
    }
  }

  static ObjectNode open(NewIncident incident) {
    var body = IncidentPayloads.object();
    var properties = body.putObject("properties");
    properties.put("title", incident.title());
    properties.put("description", incident.description());
    properties.put("severity", IncidentWords.of(incident.severity()));
    properties.put("status", IncidentWords.of(IncidentStatus.NEW));
    var labels = properties.putArray("labels");
    incident.labels().forEach(it -> labels.addObject().put("labelName", it));
    incident
        .firstActivityAt()
        .ifPresent(it -> properties.put("firstActivityTimeUtc", it.toString()));
    incident.lastActivityAt().ifPresent(it -> properties.put("lastActivityTimeUtc", it.toString()));
    return body;
  }
}
