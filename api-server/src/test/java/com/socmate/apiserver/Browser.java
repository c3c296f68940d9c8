package com.socmate.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a browser does: keeps cookies, names the origin of its page, follows forms.
final class Browser {
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  final Map<String, String> cookies = new LinkedHashMap<>();
  final List<String> setCookies = new ArrayList<>();
  private final Map<String, String> proxied = new LinkedHashMap<>();
  private final String server;
  private final String origin;

  /// At a server that people reach by its own address.
  Browser(String server) {
    this(server, server);
  }

  /// @param origin what its address line shows
  Browser(String server, String origin) {
    this.server = server;
    this.origin = origin;
  }

  /// With a header on every request, as a proxy adds it.
  Browser through(String header, String value) {
    proxied.put(header, value);
    return this;
  }

  Browser copy() {
    var copy = new Browser(server, origin);
    copy.cookies.putAll(cookies);
    return copy;
  }

  Browser on(Wiring other) {
    var copy = new Browser("http://127.0.0.1:" + other.port(), origin);
    copy.cookies.putAll(cookies);
    return copy;
  }

  Map<String, String> own() {
    return Map.of("X-CSRF", "1", "Origin", origin);
  }

  HttpResponse<String> get(String path) throws Exception {
    return send("GET", path, "", Map.of());
  }

  HttpResponse<String> post(String path, String body) throws Exception {
    return send("POST", path, body, own());
  }

  HttpResponse<String> patch(String path, String body) throws Exception {
    return send("PATCH", path, body, own());
  }

  HttpResponse<String> bearer(String path, String token) throws Exception {
    return send("GET", path, "", Map.of("Authorization", "Bearer " + token));
  }

  HttpResponse<String> form(String path, Map<String, String> fields) throws Exception {
    return send(
        "POST",
        path,
        query(fields),
        Map.of("Origin", origin, "Content-Type", "application/x-www-form-urlencoded"));
  }

  HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(method, BodyPublishers.ofString(body));
    if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
      request.header("Content-Type", "application/json");
    }
    headers.forEach(request::header);
    proxied.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(it -> it.getKey() + "=" + it.getValue())
              .collect(Collectors.joining("; ")));
    }
    var response = HTTP.send(request.build(), BodyHandlers.ofString());
    response.headers().allValues("Set-Cookie").forEach(this::keep);
    return response;
  }

  private void keep(String cookie) {
    setCookies.add(cookie);
    var name = cookie.substring(0, cookie.indexOf('='));
    var value = cookie.substring(name.length() + 1, cookie.indexOf(';'));
    if (value.isEmpty()) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  /// The fields of the sign-in page.
  Map<String, String> begin() throws Exception {
    var url = URI.create(json(get("/api/auth/login")).path("auth_url").asText());
    var page = get(url.getRawPath() + "?" + url.getRawQuery());
    assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
    var fields = new LinkedHashMap<String, String>();
    HIDDEN
        .matcher(page.body())
        .results()
        .forEach(it -> fields.put(it.group(1), it.group(2).replace("&amp;", "&")));
    return fields;
  }

  Map<String, String> comeBack(String email, String password) throws Exception {
    var fields = begin();
    fields.put("email", email);
    fields.put("password", password);
    var reply = form("/oauth/authorize", fields);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
    return fields(URI.create(reply.headers().firstValue("Location").orElseThrow()).getRawQuery());
  }

  HttpResponse<String> callback(Map<String, String> back) throws Exception {
    return post(
        "/api/auth/callback",
        MAPPER.writeValueAsString(
            Map.of(
                "code", back.get("code"),
                "state", back.get("state"),
                "redirect_uri", origin + "/auth/callback")));
  }

  void signIn(String email, String password) throws Exception {
    var reply = callback(comeBack(email, password));
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
    assertThat(json(reply).at("/user/email").asText()).isEqualTo(email);
  }

  int trySignIn(String email, String password) throws Exception {
    var fields = begin();
    fields.put("email", email);
    fields.put("password", password);
    return form("/oauth/authorize", fields).statusCode();
  }

  static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> fields(String query) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : query.split("&", -1)) {
      var parts = pair.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    return fields;
  }

  static JsonNode json(HttpResponse<String> response) throws IOException {
    return MAPPER.readTree(response.body());
  }
}
