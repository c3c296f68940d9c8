package com.socmate.adapters.audit.lab;

import com.socmate.adapters.audit.lab.WeakApp.Page;
import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Further weaknesses of [WeakApp], each with its double that is sound.
final class MoreWeakness {
  /// What is linked to; the rest is found in scripts and in the description of the API.
  static final List<String> LINKS =
      List.of(
          "/board",
          "/import?doc=a",
          "/book?title=ada",
          "/person?uid=ann",
          "/note?key=first",
          "/share?ref=a",
          "/staff",
          "/vault",
          "/api/partner",
          "/api/news",
          "/sound/board",
          "/sound/import?doc=a",
          "/sound/book?title=ada",
          "/sound/person?uid=ann",
          "/sound/note?key=first",
          "/sound/share?ref=a",
          "/sound/staff",
          "/sound/vault",
          "/sound/api/partner",
          "/sound/api/news",
          "/sound/keeps");

  static final Set<String> PATHS =
      Set.of(
          "/board",
          "/import",
          "/book",
          "/person",
          "/note",
          "/share",
          "/staff",
          "/vault",
          "/live",
          "/openapi.json",
          "/api/partner",
          "/api/news",
          "/api/orders",
          "/api/goods",
          "/api/bills");

  private static final int REMEMBERED = 100;
  private static final Pattern ENTITY = Pattern.compile("<!ENTITY e \"(\\d+)\">.*<a>&e;(\\d+)</a>");
  private static final Page ABSENT = Page.text(404, "There is no such page.");
  private static final Page REFUSED = Page.text(401, "Who are you?");

  private final Deque<String> searched = new ConcurrentLinkedDeque<>();

  void remember(String text) {
    searched.addFirst(text);
    while (searched.size() > REMEMBERED) {
      searched.removeLast();
    }
  }

  Page weak(HttpExchange exchange, String path, Map<String, String> query) {
    return switch (path) {
      case "/board" -> Page.html("Lately: " + String.join(", ", searched));
      case "/import" -> imported(query.getOrDefault("doc", ""));
      case "/book" -> book(query.getOrDefault("title", ""));
      case "/person" -> person(query.getOrDefault("uid", ""));
      case "/note" -> note(query);
      case "/share" ->
          Page.html(
              "<a href=\"/hello?name=x&amp;ref="
                  + WeakApp.escaped(query.getOrDefault("ref", ""))
                  + "\">share</a>");
      case "/staff" -> exchange.getRequestMethod().equals("HEAD") ? Page.html("") : REFUSED;
      case "/vault" -> vault(exchange.getRequestURI());
      case "/live" -> socket(exchange, true);
      case "/openapi.json" -> json(DESCRIPTION);
      case "/api/partner" -> partner(exchange, true);
      case "/api/news" -> news(exchange, true);
      case "/api/orders", "/api/goods" -> json("[{\"id\":1}]");
      case "/api/bills" -> REFUSED;
      default -> ABSENT;
    };
  }

  Page sound(HttpExchange exchange, String path, Map<String, String> query) {
    return switch (path) {
      case "/sound/board" ->
          Page.html(
              "Lately: "
                  + searched.stream().map(WeakApp::escaped).collect(Collectors.joining(", ")));
      case "/sound/import" -> Page.html(WeakApp.escaped(query.getOrDefault("doc", "")));
      case "/sound/book" -> Page.html(query.getOrDefault("title", "").equals("ada") ? "Ada" : "-");
      case "/sound/person" -> Page.html("ann".equals(query.get("uid")) ? "Ann" : "Nobody");
      case "/sound/note" -> Page.html("first".equals(query.get("key")) ? "First" : "None");
      case "/sound/share" ->
          Page.html(
              "<a href=\"/hello?ref="
                  + URLEncoder.encode(query.getOrDefault("ref", ""), StandardCharsets.UTF_8)
                  + "\">share</a>");
      case "/sound/staff", "/sound/vault" -> REFUSED;
      case "/sound/live" -> socket(exchange, false);
      case "/sound/api/partner" -> partner(exchange, false);
      case "/sound/api/news" -> news(exchange, false);
      case "/sound/keeps" -> Page.html("<script>localStorage.setItem('theme', 'dark');</script>");
      default -> ABSENT;
    };
  }

  private static final String DESCRIPTION =
      """
      {"openapi": "3.0.0", "security": [{"key": []}], "paths": {
        "/api/orders": {"get": {}},
        "/api/bills": {"get": {}},
        "/api/goods": {"get": {"security": []}}}}
      """;

  /// Guarded by somebody who compares addresses as they are written.
  private static Page vault(URI address) {
    return address.getRawPath().equals("/vault") ? REFUSED : Page.html("Gold: 3 bars");
  }

  private static Page json(String body) {
    return new Page(200, "application/json", body, Map.of());
  }

  private static Page imported(String doc) {
    var entity = ENTITY.matcher(doc);
    return Page.html(entity.find() ? entity.group(1) + entity.group(2) : "Imported");
  }

  /// A document that is looked through by a path that is joined together.
  private static Page book(String title) {
    var words = Pattern.compile("ada' and '(\\d+)'='(\\d+)").matcher(title);
    boolean there =
        title.equals("ada") || (words.matches() && words.group(1).equals(words.group(2)));
    return Page.html(there ? "Ada, or Ardor" : "No book");
  }

  private static Page person(String uid) {
    return Page.html(Set.of("ann", "ann)(objectClass=*").contains(uid) ? "Ann, Paris" : "Nobody");
  }

  private static Page note(Map<String, String> query) {
    boolean there = "first".equals(query.get("key")) || "first".equals(query.get("key[$eq]"));
    return Page.html(there ? "The first note" : "No note");
  }

  private static Page socket(HttpExchange exchange, boolean anybody) {
    var headers = exchange.getRequestHeaders();
    boolean asks = "websocket".equalsIgnoreCase(headers.getFirst("Upgrade"));
    if (!asks) {
      return Page.text(426, "Speak of sockets.");
    }
    return anybody || "https://app.example.com".equals(headers.getFirst("Origin"))
        ? new Page(101, "text/plain", "", Map.of("Sec-WebSocket-Accept", "bGFi"))
        : Page.text(403, "Not from there.");
  }

  private static Page partner(HttpExchange exchange, boolean byItsBeginning) {
    var origin = String.valueOf(exchange.getRequestHeaders().getFirst("Origin"));
    var own = "https://app.example.com";
    boolean let = byItsBeginning ? origin.startsWith(own) : origin.equals(own);
    return let
        ? json("{}")
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Allow-Credentials", "true")
        : json("{}");
  }

  private static Page news(HttpExchange exchange, boolean anybody) {
    var origin = exchange.getRequestHeaders().getFirst("Origin");
    return origin == null || !anybody
        ? json("[]")
        : json("[]").with("Access-Control-Allow-Origin", origin);
  }
}
