package com.socmate.adapters.audit.crawl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.domain.audit.crawl.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a site says of its own API, in OpenAPI 3 or Swagger 2, as JSON. Only what GET asks for is
/// read, with values for its parameters as the description has them. It is a stranger's text: what
/// is not as it should be is left out.
final class ApiDescription {
  private static final int MOST = 200;
  private static final int DEEPEST = 60;
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
  }

  private final JsonNode root;

  private ApiDescription(JsonNode root) {
    this.root = root;
  }

  /// @param address as the description has it, from its own address on
  /// @param guarded whether a credential is asked for
  record Operation(String address, boolean guarded) {}

  static List<Operation> operations(String text) {
    try {
      return new ApiDescription(JSON.readTree(text)).all();
    } catch (JsonProcessingException _) {
      return List.of();
    }
  }

  private List<Operation> all() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      var get = path.getValue().path("get");
      if (get.isObject() && all.size() < MOST) {
        address(path.getKey(), path.getValue(), get)
            .ifPresent(it -> all.add(new Operation(base() + it, isGuarded(get))));
      }
    }
    return all;
  }

  private String base() {
    var base = root.path("servers").path(0).path("url").asText(root.path("basePath").asText(""));
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }

  /// Its own word counts before that of the whole; an empty one among several lets anybody in.
  private boolean isGuarded(JsonNode get) {
    var said = get.has("security") ? get.path("security") : root.path("security");
    if (!said.isArray() || said.isEmpty()) {
      return false;
    }
    for (JsonNode way : said) {
      if (way.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> address(String path, JsonNode shared, JsonNode get) {
    var address = path;
    List<String> query = new ArrayList<>();
    for (JsonNode list : List.of(shared.path("parameters"), get.path("parameters"))) {
      for (JsonNode one : list) {
        var name = one.path("name").asText("");
        switch (one.path("in").asText("")) {
          case "path" -> address = address.replace("{" + name + "}", Parameter.encoded(value(one)));
          case "query" -> query.add(Parameter.encoded(name) + "=" + Parameter.encoded(value(one)));
          default -> {
            // Headers and cookies are not made up.
          }
        }
      }
    }
    var whole = query.isEmpty() ? address : address + "?" + String.join("&", query);
    return address.startsWith("/") && !address.contains("{")
        ? Optional.of(whole)
        : Optional.empty();
  }

  /// What the description gives as an example, else the plainest value of its type.
  private static String value(JsonNode parameter) {
    var schema = parameter.path("schema");
    for (JsonNode from :
        List.of(
            parameter.path("example"),
            schema.path("example"),
            schema.path("default"),
            schema.path("enum").path(0),
            parameter.path("default"),
            parameter.path("enum").path(0))) {
      if (from.isValueNode()) {
        return from.asText();
      }
    }
    var type = schema.path("type").asText(parameter.path("type").asText(""));
    return switch (type) {
      case "integer", "number" -> "1";
      case "boolean" -> "true";
      default -> "a";
    };
  }
}
