package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The SecurityInsights routes for incidents, under the resource of one workspace.
public final class IncidentHandler implements HttpHandler {
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final String NAME = "([A-Za-z0-9_.-]{1,100})";
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?i)(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.OperationalInsights"
              + "/workspaces/([^/]+)/providers/Microsoft\\.SecurityInsights)/incidents(?:/"
              + NAME
              + "(?:/(alerts|bookmarks|entities|comments|relations)(?:/"
              + NAME
              + ")?)?)?");

  private final String workspace;
  private final IncidentBook book;
  private final Incidents incidents;

  public IncidentHandler(String workspace, IncidentBook book) {
    this.workspace = workspace;
    this.book = book;
    this.incidents = new Incidents(book);
  }

  /// What is asked, taken apart.
  ///
  /// @param resource the path of the workspace's SecurityInsights
  private record Ask(
      String method,
      String resource,
      String path,
      Optional<String> incident,
      Optional<String> part,
      Optional<String> item,
      Map<String, String> parameters,
      JsonNode body,
      String host) {}

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var reply = reply(exchange);
      byte[] body = IncidentBook.JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
      exchange.sendResponseHeaders(reply.status(), reply.status() == 204 ? -1 : body.length);
      if (reply.status() != 204) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private ArmReply reply(HttpExchange exchange) throws IOException {
    var route = ROUTE.matcher(exchange.getRequestURI().getPath());
    if (!route.matches()) {
      return ArmReply.error(404, "InvalidResourceType", "The requested path does not exist");
    }
    if (!route.group(2).equalsIgnoreCase(workspace)) {
      return ArmReply.error(
          404, "ResourceNotFound", "The workspace '" + route.group(2) + "' was not found");
    }
    var parameters = parameters(exchange.getRequestURI().getRawQuery());
    if (!parameters.containsKey("api-version")) {
      return ArmReply.error(
          400, "MissingApiVersionParameter", "The api-version query parameter is required");
    }
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      return ArmReply.error(413, "RequestEntityTooLarge", "A body has at most 1 MB");
    }
    try {
      return reply(
          new Ask(
              exchange.getRequestMethod(),
              route.group(1),
              exchange.getRequestURI().getRawPath(),
              Optional.ofNullable(route.group(3)),
              Optional.ofNullable(route.group(4)),
              Optional.ofNullable(route.group(5)),
              parameters,
              IncidentBook.JSON.readTree(body),
              Optional.ofNullable(exchange.getRequestHeaders().getFirst("Host"))
                  .orElse("127.0.0.1")));
    } catch (JsonProcessingException e) {
      return ArmReply.bad("The body is no JSON");
    } catch (IllegalArgumentException e) {
      return ArmReply.bad("Invalid query parameter: " + e.getMessage());
    }
  }

  private ArmReply reply(Ask ask) {
    if (ask.incident().isEmpty()) {
      return ask.method().equals("GET") ? list(ask, book.incidents()) : notAllowed(ask);
    }
    var name = ask.incident().get();
    if (ask.part().isEmpty()) {
      return one(ask, name);
    }
    if (book.incident(name).isEmpty()) {
      return ArmReply.notFound("Incident", name);
    }
    return switch (ask.part().get()) {
      case "alerts", "bookmarks" -> posted(ask, name, IncidentHandler::values);
      case "entities" -> posted(ask, name, Incidents::entities);
      default -> ask.item().map(item -> item(ask, name, item)).orElseGet(() -> items(ask, name));
    };
  }

  private ArmReply one(Ask ask, String name) {
    return switch (ask.method()) {
      case "GET" ->
          book.incident(name)
              .<ArmReply>map(ArmReply::ok)
              .orElseGet(() -> ArmReply.notFound("Incident", name));
      case "PUT" -> incidents.put(ask.resource(), name, ask.body());
      case "DELETE" ->
          new ArmReply(book.remove(name) ? 200 : 204, IncidentBook.JSON.createObjectNode());
      default -> notAllowed(ask);
    };
  }

  private ArmReply posted(Ask ask, String name, Function<ArrayNode, JsonNode> form) {
    return ask.method().equals("POST") && ask.item().isEmpty()
        ? ArmReply.ok(form.apply(book.part(name, ask.part().orElseThrow()).orElseThrow()))
        : notAllowed(ask);
  }

  private static JsonNode values(ArrayNode items) {
    return IncidentBook.JSON.createObjectNode().set("value", items);
  }

  private ArmReply items(Ask ask, String name) {
    return ask.method().equals("GET")
        ? list(ask, List.copyOf(nodes(book.part(name, ask.part().orElseThrow()).orElseThrow())))
        : notAllowed(ask);
  }

  private static List<JsonNode> nodes(ArrayNode array) {
    return array.valueStream().toList();
  }

  private ArmReply item(Ask ask, String name, String item) {
    var part = ask.part().orElseThrow();
    return switch (ask.method()) {
      case "GET" ->
          nodes(book.part(name, part).orElseThrow()).stream()
              .filter(it -> it.path("name").asText().equalsIgnoreCase(item))
              .findFirst()
              .map(ArmReply::ok)
              .orElseGet(() -> ArmReply.notFound(part, item));
      case "PUT" ->
          part.equals("comments")
              ? incidents.putComment(name, ask.resource(), item, ask.body())
              : incidents.putRelation(name, ask.resource(), item, ask.body());
      case "DELETE" -> incidents.remove(name, part, item);
      default -> notAllowed(ask);
    };
  }

  private static ArmReply list(Ask ask, List<JsonNode> all) {
    var listing = Listing.of(all, ask.parameters());
    var body = IncidentBook.JSON.createObjectNode();
    body.putArray("value").addAll(listing.items());
    listing.next().ifPresent(token -> body.put("nextLink", nextLink(ask, token)));
    return ArmReply.ok(body);
  }

  private static String nextLink(Ask ask, String token) {
    var parameters = new LinkedHashMap<>(ask.parameters());
    parameters.put("$skipToken", token);
    var query = new StringBuilder();
    parameters.forEach((name, value) ->
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    return "http://" + ask.host() + ask.path() + query;
  }

  private static ArmReply notAllowed(Ask ask) {
    return ArmReply.error(
        405, "MethodNotAllowed", "The method " + ask.method() + " is not allowed here");
  }

  private static Map<String, String> parameters(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : Optional.ofNullable(query).orElse("").split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
