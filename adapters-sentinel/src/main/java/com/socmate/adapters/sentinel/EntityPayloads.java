package com.socmate.adapters.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.incident.IncidentDetails.Named;
import java.util.Locale;
import java.util.Optional;

/// Reads the entities that SecurityInsights names, by their kind.
final class EntityPayloads {
  private EntityPayloads() {}

  static Named named(JsonNode node) {
    var kind = node.path("kind").asText("");
    var properties = node.path("properties");
    return new Named(
        kind,
        kind(kind),
        value(kind, properties)
            .or(() -> IncidentPayloads.text(properties, "friendlyName"))
            .orElse(""),
        node.toString());
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
