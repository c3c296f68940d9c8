package com.socmate.adapters.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The OpenAPI document, asked whether what was sent and answered is what it says.
public final class ApiDocument {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  public static final ApiDocument SERVED = new ApiDocument();

  private final JsonNode root = read();
  private final SchemaRegistry registry =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<String, Operation> operations = listed(root);

  /// One method on one path.
  public record Operation(String path, JsonNode node) {
    public Optional<String> scope() {
      return Optional.ofNullable(node.path("x-scope").textValue());
    }
  }

  /// Every operation by `METHOD path`.
  public Map<String, Operation> operations() {
    return operations;
  }

  private static Map<String, Operation> listed(JsonNode root) {
    var all = new TreeMap<String, Operation>();
    root.path("paths")
        .properties()
        .forEach(path ->
            path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member ->
                    all.put(
                        member.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        new Operation(path.getKey(), member.getValue()))));
    return all;
  }

  /// What is not as documented about an exchange; nothing about one with an undocumented path.
  public List<String> complaints(
      String method, String rawPath, Optional<String> sent, Client.Reply reply) {
    var operation =
        operations().entrySet().stream()
            .filter(it -> it.getKey().startsWith(method + " "))
            .filter(it -> matches(it.getValue().path(), rawPath))
            .map(Map.Entry::getValue)
            .min(Comparator.comparing(it -> it.path().contains("{")));
    var complaints = new ArrayList<String>();
    operation.ifPresent(it -> {
      if (reply.status() < 300) {
        sent.filter(body -> !body.isEmpty() && !request(it).isMissingNode())
            .ifPresent(body -> complaints.addAll(wrongIn(request(it), body)));
      }
      complaints.addAll(wrongIn(it, reply));
    });
    return complaints;
  }

  private List<String> wrongIn(Operation operation, Client.Reply reply) {
    var responses = operation.node().path("responses");
    var response =
        Optional.ofNullable(responses.get(Integer.toString(reply.status())))
            .map(this::resolve)
            .orElseGet(() -> ofAnyRoute(reply.status()));
    if (response.isMissingNode()) {
      return List.of(
          operation.path() + " does not document " + reply.status() + ": " + reply.text());
    }
    var type = reply.header("Content-Type").orElse("").replaceFirst(";.*", "");
    if (type.isEmpty()) {
      return response.has("content") ? List.of(operation.path() + " answered nothing") : List.of();
    }
    var content = response.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(operation.path() + " " + reply.status() + " does not document " + type);
    }
    return type.equals("application/json")
        ? wrongIn(content.path("schema"), reply.text())
        : List.of();
  }

  /// What the description of the whole says of limits.
  private JsonNode ofAnyRoute(int status) {
    return status == 429 ? root.at("/components/responses/TooMany") : MissingNode.getInstance();
  }

  private JsonNode request(Operation operation) {
    return resolve(operation.node().path("requestBody"))
        .path("content")
        .path("application/json")
        .path("schema");
  }

  private List<String> wrongIn(JsonNode schema, String body) {
    return schemas
        .computeIfAbsent(schema.toString(), _ -> compile(schema))
        .validate(
            body,
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .map(error -> error + " in " + body)
        .toList();
  }

  private Schema compile(JsonNode schema) {
    var whole = ((ObjectNode) schema.deepCopy());
    whole.set("components", root.path("components"));
    return registry.getSchema(whole.toString(), InputFormat.JSON);
  }

  /// What a reference refers to; anything else is itself.
  public JsonNode resolve(JsonNode node) {
    var reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : root.at(reference.substring(1));
  }

  private static boolean matches(String template, String rawPath) {
    var path = rawPath.replaceFirst("\\?.*", "").replaceFirst("(?<=.)/$", "");
    var pattern = Pattern.quote(template).replaceAll("\\{[a-z]+}", "\\\\E[^/]+\\\\Q");
    return path.matches(pattern);
  }

  private static JsonNode read() {
    try (var in = ApiDocument.class.getResourceAsStream("/openapi.yaml")) {
      return new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
