package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.domain.entity.Entities;
import com.socmate.domain.entity.EntityKind;
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
      EntityKind.of(entity.type())
          .map(kind -> node(kind, entity.value(), resource))
          .ifPresent(it -> found.putIfAbsent(it.path("name").asText(), it));
    }
    return new ArrayList<>(found.values());
  }

  private static ObjectNode node(EntityKind kind, String value, String resource) {
    var named = named(kind);
    var name = UUID.nameUUIDFromBytes((named + value).getBytes(StandardCharsets.UTF_8)).toString();
    var node = NODES.objectNode();
    node.put("id", resource + "/Entities/" + name);
    node.put("name", name);
    node.put("type", "Microsoft.SecurityInsights/Entities");
    node.put("kind", named);
    node.set("properties", properties(kind, value).put("friendlyName", value));
    return node;
  }

  private static String named(EntityKind kind) {
    return switch (kind) {
      case IP -> "Ip";
      case USER -> "Account";
      case HOST -> "Host";
      case DOMAIN -> "DnsResolution";
      case URL -> "Url";
      case HASH -> "FileHash";
      case PROCESS -> "Process";
      case EMAIL -> "Mailbox";
    };
  }

  private static ObjectNode properties(EntityKind kind, String value) {
    var properties = NODES.objectNode();
    return switch (kind) {
      case IP -> properties.put("address", value);
      case USER -> account(properties, value);
      case HOST -> properties.put("hostName", value);
      case DOMAIN -> properties.put("domainName", value);
      case URL -> properties.put("url", value);
      case HASH -> properties.put("hashValue", value);
      case PROCESS -> properties.put("commandLine", value);
      case EMAIL -> properties.put("mailboxPrimaryAddress", value);
    };
  }

  private static ObjectNode account(ObjectNode properties, String value) {
    int at = value.indexOf('@');
    return at < 0
        ? properties.put("accountName", value)
        : properties
            .put("accountName", value.substring(0, at))
            .put("upnSuffix", value.substring(at + 1));
  }
}
