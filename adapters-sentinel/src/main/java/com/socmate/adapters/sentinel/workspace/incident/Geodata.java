package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;

/// Where an address is, by the workspace's own database, which knows neither whose it is nor how
/// sure that is.
final class Geodata {
  private final OwnLogs logs;

  Geodata(OwnLogs logs) {
    this.logs = logs;
  }

  ArmReply of(JsonNode body) {
    var address = body.path("ipAddress").asText("");
    if (!isAddress(address)) {
      return ArmReply.bad("'ipAddress' is an IPv4 or IPv6 address");
    }
    if (!logs.knowPlaces()) {
      return ArmReply.error(
          400,
          "FeatureNotAvailable",
          "This workspace has no database of places; SOCMATE_GEOIP_FILE names one.");
    }
    var answer =
        logs.ask("print Place = geo_info_from_ip_address(" + Literal.of(address) + ")", "");
    return place(address, answer.at("/tables/0/rows/0/0").asText(""));
  }

  private static ArmReply place(String address, String told) {
    try {
      var known = IncidentBook.JSON.readTree(told.isEmpty() ? "{}" : told);
      if (known.path("country").asText("").isEmpty()) {
        return ArmReply.notFound("The place of", address);
      }
      var place = IncidentBook.JSON.createObjectNode().put("ipAddr", address);
      for (var name : new String[] {"country", "state", "city", "latitude", "longitude"}) {
        if (!known.path(name).asText("").isEmpty()) {
          place.put(name, known.path(name).asText());
        }
      }
      return ArmReply.ok(place);
    } catch (JsonProcessingException e) {
      return ArmReply.notFound("The place of", address);
    }
  }

  private static boolean isAddress(String text) {
    try {
      InetAddress.ofLiteral(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
