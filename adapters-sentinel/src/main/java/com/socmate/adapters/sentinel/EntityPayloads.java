package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityProfile;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.incident.IncidentDetails.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Reads the entities that SecurityInsights names, by their kind, and what it tells of each.
final class EntityPayloads {
  private EntityPayloads() {}

  static Named named(JsonNode node) {
    var kind = node.path("kind").asText("");
    var properties = node.path("properties");
    return new Named(
        node.path("name").asText(""),
        kind,
        kind(kind),
        value(kind, properties)
            .or(() -> IncidentPayloads.text(properties, "friendlyName"))
            .orElse(""),
        node.toString());
  }

  /// The members of its items are named differently by kind.
  static EntityTimeline timeline(JsonNode body) {
    var meta = body.path("metaData");
    var counts = new TreeMap<String, Integer>();
    meta.path("aggregations")
        .forEach(
            it -> counts.merge(it.path("kind").asText(), it.path("count").asInt(), Integer::sum));
    var happenings = IncidentPayloads.values(body, EntityPayloads::happening);
    return new EntityTimeline(
        meta.path("totalCount").asInt(happenings.size()), counts, happenings, failures(meta));
  }

  private static EntityTimeline.Happening happening(JsonNode node) {
    return new EntityTimeline.Happening(
        IncidentPayloads.required(node, "kind"),
        first(node, "displayName", "title").orElse(""),
        first(node, "description", "content", "notes").orElse(""),
        IncidentPayloads.text(node, "severity").map(IncidentWords::severity),
        moment(node, "startTimeUtc", "firstActivityTimeUTC", "eventTime", "timeGenerated"),
        moment(node, "endTimeUtc", "lastActivityTimeUTC", "eventTime", "timeGenerated"),
        node.toString());
  }

  static EntityInsights insights(JsonNode body) {
    var meta = body.path("metaData");
    var insights = IncidentPayloads.values(body, EntityPayloads::insight);
    return new EntityInsights(
        meta.path("totalCount").asInt(insights.size()), insights, failures(meta));
  }

  private static EntityInsights.Insight insight(JsonNode node) {
    var interval = node.path("queryTimeInterval");
    return new EntityInsights.Insight(
        node.path("queryId").asText(""),
        IncidentPayloads.moment(interval, "startTime"),
        IncidentPayloads.moment(interval, "endTime"),
        table(node.path("tableQueryResults")),
        node.path("chartQueryResults").valueStream().map(EntityPayloads::table).toList(),
        node.toString());
  }

  private static EntityInsights.Table table(JsonNode node) {
    return new EntityInsights.Table(
        node.path("columns")
            .valueStream()
            .map(it ->
                new EntityInsights.Column(it.path("name").asText(), it.path("type").asText("")))
            .toList(),
        node.path("rows")
            .valueStream()
            .map(row -> row.valueStream().map(it -> it.isNull() ? "" : it.asText()).toList())
            .toList());
  }

  private static List<EntityProfile.Failure> failures(JsonNode meta) {
    return meta.path("errors")
        .valueStream()
        .map(it ->
            new EntityProfile.Failure(
                it.path("kind").asText(""),
                it.path("queryId").asText(""),
                it.path("errorMessage").asText("")))
        .toList();
  }

  private static Optional<String> first(JsonNode node, String... names) {
    return Stream.of(names).flatMap(it -> IncidentPayloads.text(node, it).stream()).findFirst();
  }

  private static Optional<Instant> moment(JsonNode node, String... names) {
    return Stream.of(names).flatMap(it -> IncidentPayloads.moment(node, it).stream()).findFirst();
  }

  private static Optional<EntityKind> kind(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "ip" -> Optional.of(EntityKind.IP);
      case "account" -> Optional.of(EntityKind.USER);
      case "host" -> Optional.of(EntityKind.HOST);
      case "dnsresolution" -> Optional.of(EntityKind.DOMAIN);
      case "url" -> Optional.of(EntityKind.URL);
      case "filehash" -> Optional.of(EntityKind.HASH);
      case "process" -> Optional.of(EntityKind.PROCESS);
      case "mailbox" -> Optional.of(EntityKind.EMAIL);
      default -> Optional.empty();
    };
  }

  private static Optional<String> value(String kind, JsonNode properties) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "ip" -> lower(properties, "address");
      case "account" -> account(properties);
      case "host" -> host(properties);
      case "dnsresolution" -> lower(properties, "domainName");
      case "url" -> IncidentPayloads.text(properties, "url");
      case "filehash" -> lower(properties, "hashValue");
      case "process" -> IncidentPayloads.text(properties, "commandLine");
      case "mailbox" -> lower(properties, "mailboxPrimaryAddress");
      default -> Optional.empty();
    };
  }

  /// A full name where there is one, else the domain's, else the bare one.
  private static Optional<String> account(JsonNode properties) {
    var name = lower(properties, "accountName");
    var suffix = lower(properties, "upnSuffix");
    var domain = lower(properties, "ntDomain");
    return name.map(it ->
        it.contains("@") || it.contains("\\")
            ? it
            : suffix
                .map(upn -> it + "@" + upn)
                .or(() -> domain.map(nt -> nt + "\\" + it))
                .orElse(it));
  }

  private static Optional<String> host(JsonNode properties) {
    var name = lower(properties, "hostName").or(() -> lower(properties, "netBiosName"));
    var domain = lower(properties, "dnsDomain");
    return name.map(it -> it.contains(".") ? it : domain.map(dns -> it + "." + dns).orElse(it));
  }

  private static Optional<String> lower(JsonNode properties, String name) {
    return IncidentPayloads.text(properties, name).map(it -> it.toLowerCase(Locale.ROOT));
  }
}
