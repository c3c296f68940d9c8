package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The SecurityInsights routes under the resource of one workspace: its incidents, and what is
/// known of single entities.
public final class SecurityInsights implements HttpHandler {
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final Pattern ROUTE =
      Pattern.compile(
          "(?i)(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.OperationalInsights"
              + "/workspaces/([^/]+)/providers/Microsoft\\.SecurityInsights)(/.+)");

  private final String workspace;
  private final IncidentRoutes incidents;
  private final EntityRoutes entities;

  public SecurityInsights(String workspace, IncidentBook book, OwnLogs logs) {
    this.workspace = workspace;
    this.incidents = new IncidentRoutes(book);
    this.entities = new EntityRoutes(book, logs);
  }

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
      return ArmReply.noSuchPath();
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
          new ArmAsk(
              exchange.getRequestMethod(),
              route.group(1),
              route.group(3),
              exchange.getRequestURI().getRawPath(),
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

  private ArmReply reply(ArmAsk ask) {
    return incidents.reply(ask).or(() -> entities.reply(ask)).orElseGet(ArmReply::noSuchPath);
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
