package com.socmate.product;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A receiver of webhooks that refuses a third of what it is sent when it sees it first, and holds
/// every signature against another's library.
final class UnsteadyReceiver implements AutoCloseable {
  private static final Pattern TITLE = Pattern.compile("\"title\":\"([^\"]*)\"");

  private final HttpServer server;
  private final Webhook verifier;
  private final Set<String> seen = new HashSet<>();
  private final List<String> taken = new ArrayList<>();
  private int refused;
  private int unsigned;

  UnsteadyReceiver(String secret) throws IOException {
    try {
      verifier = new Webhook(secret);
    } catch (EmptyWebhookSecretException e) {
      throw new IllegalArgumentException("A secret is needed.", e);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/in";
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(judge(exchange, body), -1);
    }
  }

  private synchronized int judge(HttpExchange exchange, String body) {
    try {
      verifier.verify(body, exchange.getRequestHeaders());
    } catch (WebhookVerificationException e) {
      unsigned++;
      return 401;
    }
    var id = exchange.getRequestHeaders().getFirst("webhook-id");
    if (seen.add(id) && Math.floorMod(id.hashCode(), 3) == 0) {
      refused++;
      return 500;
    }
    Matcher title = TITLE.matcher(body);
    taken.add(title.find() ? title.group(1) : "");
    return 204;
  }

  /// The titles in the order they were taken, some perhaps twice.
  synchronized List<String> taken() {
    return List.copyOf(taken);
  }

  synchronized int refused() {
    return refused;
  }

  synchronized int unsigned() {
    return unsigned;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
