package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.incident.EntityPlace;
import com.socmate.domain.incident.EntityPlace.Network;
import com.socmate.domain.incident.EntityPlace.Sure;
import com.socmate.domain.incident.EntityPlace.Where;
import java.util.OptionalInt;

/// Reads where SecurityInsights says that an address is.
final class PlacePayloads {
  private PlacePayloads() {}

  static EntityPlace place(JsonNode node) {
    return new EntityPlace(
        IncidentPayloads.required(node, "ipAddr"),
        new Where(
            sure(node, "country", "countryCf"),
            sure(node, "state", "stateCf"),
            sure(node, "city", "cityCf"),
            IncidentPayloads.text(node, "stateCode"),
            IncidentPayloads.text(node, "continent"),
            IncidentPayloads.text(node, "region"),
            IncidentPayloads.text(node, "latitude"),
            IncidentPayloads.text(node, "longitude")),
        new Network(
            IncidentPayloads.text(node, "asn"),
            IncidentPayloads.text(node, "carrier"),
            IncidentPayloads.text(node, "organization"),
            IncidentPayloads.text(node, "organizationType"),
            IncidentPayloads.text(node, "ipRoutingType")),
        node.toString());
  }

  private static Sure sure(JsonNode node, String name, String confidence) {
    var percent = node.path(confidence);
    return new Sure(
        IncidentPayloads.text(node, name),
        percent.isIntegralNumber() ? OptionalInt.of(percent.intValue()) : OptionalInt.empty());
  }
}
