package com.socmate.adapters.sentinel.workspace;

import com.socmate.adapters.sentinel.workspace.incident.SecurityInsights;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routes of Log Analytics and of SecurityInsights that the embedded workspace serves: query,
/// metadata, incidents and entities, and whether it is ready.
final class WorkspaceServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceServer.class);
  private static final String JSON = "application/json; charset=utf-8";
  private static final String EXPOSITION = "text/plain; version=0.0.4; charset=utf-8";
  private static final int MOST_BODY_BYTES = 1 << 20;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(3);
  private static final Pattern WAIT = Pattern.compile("(?:^|[,; ])wait=([0-9]{1,4})(?:$|[,; ])");

  private final HttpServer server;

  private WorkspaceServer(HttpServer server) {
    this.server = server;
  }

  /// Listens until closed. Throws [IOException] if the port cannot be opened.
  static WorkspaceServer start(
      WorkspaceConfig config,
      QueryService queries,
      Logs logs,
      SecurityInsights insights,
      WorkspaceMetrics metrics)
      throws IOException {
    var server = HttpServer.create(new InetSocketAddress(config.host(), config.port()), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    var base = "/v1/workspaces/" + config.workspaceId();
    server.createContext(
        "/livez", exchange -> send(exchange, 200, bytes("{\"status\":\"alive\"}")));
    server.createContext(
        "/readyz", exchange -> send(exchange, 200, bytes("{\"status\":\"ready\"}")));
    server.createContext(
        "/metrics",
        only("GET", exchange -> send(exchange, 200, EXPOSITION, bytes(metrics.scrape()))));
    server.createContext(
        base + "/query",
        guarded(config, only("POST", exchange -> query(exchange, queries, metrics))));
    server.createContext(
        base + "/metadata", guarded(config, only("GET", exchange -> metadata(exchange, logs))));
    server.createContext("/subscriptions/", guarded(config, insights));
    server.createContext(
        "/",
        exchange ->
            send(
                exchange,
                404,
                AnswerJson.error(
                    "PathNotFoundError", "The requested path does not exist", "", "")));
    server.start();
    return new WorkspaceServer(server);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private static HttpHandler guarded(WorkspaceConfig config, HttpHandler handler) {
    byte[] expected = bytes("Bearer " + config.token());
    return exchange -> {
      var shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (shown == null) {
        send(
            exchange,
            401,
            AnswerJson.error(
                "AuthenticationFailed",
                "Authentication failed. The 'Authorization' header is missing.",
                "",
                ""));
      } else if (!MessageDigest.isEqual(expected, bytes(shown))) {
        send(
            exchange,
            403,
            AnswerJson.error("InvalidAuthenticationToken", "The access token is invalid.", "", ""));
      } else {
        handler.handle(exchange);
      }
    };
  }

  private static HttpHandler only(String method, HttpHandler handler) {
    return exchange -> {
      if (method.equals(exchange.getRequestMethod())) {
        handler.handle(exchange);
      } else {
        send(
            exchange,
            405,
            AnswerJson.error("MethodNotAllowed", "This path answers " + method + ".", "", ""));
      }
    };
  }

  private static void query(HttpExchange exchange, QueryService queries, WorkspaceMetrics metrics)
      throws IOException {
    long begun = System.nanoTime();
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY_BYTES + 1);
    if (body.length > MOST_BODY_BYTES) {
      metrics.asked(413, 0, Duration.ofNanos(System.nanoTime() - begun));
      send(
          exchange,
          413,
          AnswerJson.error("RequestTooLarge", "A query request has at most 1 MB.", "", ""));
      return;
    }
    var reply = reply(body, timeout(exchange), queries);
    metrics.asked(reply.status(), reply.body().length, Duration.ofNanos(System.nanoTime() - begun));
    if (reply.status() == 429) {
      exchange.getResponseHeaders().set("Retry-After", "5");
    }
    send(exchange, reply.status(), reply.body());
  }

  private static QueryService.Reply reply(byte[] body, Duration timeout, QueryService queries) {
    try {
      var query = QueryBody.parse(body);
      return query.isPresent()
          ? queries.run(query.get(), timeout)
          : QueryService.badArgument("InvalidJsonBody", "The body is a JSON object with a query.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new QueryService.Reply(
          503, AnswerJson.error("Cancelled", "The workspace is stopping.", "", ""));
    } catch (RuntimeException e) {
      LOG.error("A query failed unexpectedly.", e);
      return new QueryService.Reply(
          500, AnswerJson.error("InternalError", "The workspace could not run the query.", "", ""));
    }
  }

  private static Duration timeout(HttpExchange exchange) {
    var preference = exchange.getRequestHeaders().getFirst("Prefer");
    var wait = WAIT.matcher(preference == null ? "" : preference);
    return wait.find()
        ? Duration.ofSeconds(Math.clamp(Integer.parseInt(wait.group(1)), 1, 600))
        : DEFAULT_TIMEOUT;
  }

  private static void metadata(HttpExchange exchange, Logs logs) throws IOException {
    var catalogue = logs.catalogue();
    send(exchange, 200, AnswerJson.metadata(catalogue, logs.tablesWithRows()));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    send(exchange, status, JSON, body);
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(1);
  }
}
