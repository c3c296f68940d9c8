package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.Entity;
import com.socmate.domain.entity.EntityType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What an incident's own words name, in the service's form: where no alert stands behind it, these
/// are its entities.
final class MentionedEntities {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private MentionedEntities() {}

  static List<ObjectNode> in(String words, String resource) {
    Map<String, ObjectNode> found = new LinkedHashMap<>();
    for (var entity : Entities.in(words)) {
      var properties = properties(entity);
      if (!properties.isEmpty()) {
        var kind = kind(entity.type());
        found.putIfAbsent(kind + entity.value(), node(kind, entity, properties, resource));
      }
    }
    return new ArrayList<>(found.values());
  }

  private static ObjectNode node(
      String kind, Entity entity, ObjectNode properties, String resource) {
    var name =
        UUID.nameUUIDFromBytes((kind + entity.value()).getBytes(StandardCharsets.UTF_8)).toString();
    properties.put("friendlyName", entity.value());
    var node = NODES.objectNode();
    node.put("id", resource + "/Entities/" + name);
    node.put("name", name);
    node.put("type", "Microsoft.SecurityInsights/Entities");
    node.put("kind", kind);
    node.set("properties", properties);
    return node;
  }

  private static String kind(EntityType type) {
    return switch (type) {
      case IP -> "Ip";
      case ACCOUNT -> "Account";
      case HOST -> "Host";
      case DOMAIN -> "DnsResolution";
      case URL -> "Url";
      case HASH -> "FileHash";
      case PROCESS -> "Process";
      case CIDR,
          FILE,
          COMMAND_LINE,
          GUID,
          EVENT_ID,
          ERROR_CODE,
          STATUS_CODE,
          LOGON_TYPE,
          ENCRYPTION_TYPE,
          PORT,
          PROTOCOL,
          CVE,
          TECHNIQUE,
          TABLE,
          APP,
          ROLE,
          GROUP,
          INCIDENT,
          NAMED ->
          "";
    };
  }

  private static ObjectNode properties(Entity entity) {
    var properties = NODES.objectNode();
    var value = entity.value();
    switch (kind(entity.type())) {
      case "Ip" -> properties.put("address", value);
      case "Host" -> properties.put("hostName", value);
      case "DnsResolution" -> properties.put("domainName", value);
      case "Url" -> properties.put("url", value);
      case "FileHash" -> properties.put("hashValue", value);
      case "Process" -> properties.put("commandLine", value);
      case "Account" -> account(properties, value);
      default -> properties.removeAll();
    }
    return properties;
  }

  private static void account(ObjectNode properties, String value) {
    int at = value.indexOf('@');
    properties.put("accountName", at < 0 ? value : value.substring(0, at));
    if (at >= 0) {
      properties.put("upnSuffix", value.substring(at + 1));
    }
  }
}
