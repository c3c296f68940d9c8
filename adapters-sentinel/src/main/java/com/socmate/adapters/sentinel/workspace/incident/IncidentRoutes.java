package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The routes for incidents.
final class IncidentRoutes {
  private static final String NAME = "([A-Za-z0-9_.-]{1,100})";
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?i)/incidents(?:/"
              + NAME
              + "(?:/(alerts|bookmarks|entities|comments|relations)(?:/"
              + NAME
              + ")?)?)?");

  private final IncidentBook book;
  private final Incidents incidents;

  IncidentRoutes(IncidentBook book) {
    this.book = book;
    this.incidents = new Incidents(book);
  }

  /// An ask, and which incident, which part of it and which item of that it names.
  private record Ask(
      ArmAsk arm, Optional<String> incident, Optional<String> part, Optional<String> item) {
    String method() {
      return arm.method();
    }

    String resource() {
      return arm.resource();
    }

    JsonNode body() {
      return arm.body();
    }
  }

  /// Empty if it is none of these.
  Optional<ArmReply> reply(ArmAsk ask) {
    var route = ROUTE.matcher(ask.rest());
    return route.matches()
        ? Optional.of(
            reply(
                new Ask(
                    ask,
                    Optional.ofNullable(route.group(1)),
                    Optional.ofNullable(route.group(2)),
                    Optional.ofNullable(route.group(3)))))
        : Optional.empty();
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
      case "alerts", "bookmarks" -> posted(ask, name, IncidentRoutes::values);
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
    var listing = Listing.of(all, ask.arm().parameters());
    var body = IncidentBook.JSON.createObjectNode();
    body.putArray("value").addAll(listing.items());
    listing.next().ifPresent(token -> body.put("nextLink", nextLink(ask, token)));
    return ArmReply.ok(body);
  }

  private static String nextLink(Ask ask, String token) {
    var parameters = new LinkedHashMap<>(ask.arm().parameters());
    parameters.put("$skipToken", token);
    var query = new StringBuilder();
    parameters.forEach((name, value) ->
        query
            .append(query.isEmpty() ? '?' : '&')
            .append(name)
            .append('=')
            .append(URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    return "http://" + ask.arm().host() + ask.arm().path() + query;
  }

  private static ArmReply notAllowed(Ask ask) {
    return ArmReply.notAllowed(ask.method());
  }
}
