package com.socmate.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// One request to the API, whoever sends it.
///
/// @param content the body's text; empty for none
public record Request(
    String method, String path, Map<String, String> headers, String type, String content) {

  public Request {
    headers = Map.copyOf(headers);
  }

  public static Request get(String path) {
    return new Request("GET", path, Map.of(), "", "");
  }

  public static Request of(String method, String path) {
    return new Request(method, path, Map.of(), "", "");
  }

  public Request json(JsonNode body) {
    return new Request(method, path, headers, "application/json", body.toString());
  }

  public Request yaml(String body) {
    return new Request(method, path, headers, "application/yaml", body);
  }

  public Request with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, path, more, type, content);
  }

  /// Whether sending it twice has no more effect than once.
  boolean mayBeRepeated() {
    return (!method.equals("POST") && !method.equals("PATCH")) || headers.containsKey(Api.ONCE);
  }
}
