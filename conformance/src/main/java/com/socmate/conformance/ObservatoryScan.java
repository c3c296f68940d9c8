package com.socmate.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.audit.observatory.Cookie;
import com.socmate.domain.audit.observatory.Response;
import com.socmate.domain.audit.observatory.Scan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A scan as the vectors write it.
final class ObservatoryScan {
  private ObservatoryScan() {}

  static Scan of(JsonNode vector) {
    var responses = vector.path("responses");
    return new Scan(
        vector.path("site").asText(),
        Optional.of(vector.path("finalUrl").asText(""))
            .filter(it -> !it.isEmpty())
            .map(URI::create),
        response(responses.path("auto")),
        response(responses.path("http")),
        response(responses.path("https")),
        response(responses.path("cors")),
        Optional.of(responses.path("cors").path("requestHeaders").path("origin").asText(""))
            .filter(it -> !it.isEmpty()),
        route(vector.path("httpRedirects")),
        route(vector.path("httpsRedirects")),
        cookies(vector.path("cookieJar")),
        vector.path("html").asText(""));
  }

  private static Optional<Response> response(JsonNode json) {
    if (!json.isObject()) {
      return Optional.empty();
    }
    Map<String, List<String>> headers = new TreeMap<>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), values(header.getValue())));
    return Optional.of(
        new Response(json.path("status").asInt(), json.path("verified").asBoolean(), headers));
  }

  private static List<String> values(JsonNode header) {
    List<String> values = new ArrayList<>();
    if (header.isArray()) {
      header.forEach(value -> values.add(value.asText()));
    } else {
      values.add(header.asText());
    }
    return values;
  }

  private static List<URI> route(JsonNode steps) {
    List<URI> route = new ArrayList<>();
    steps.forEach(step -> route.add(URI.create(step.path("url").asText())));
    return route;
  }

  private static List<Cookie> cookies(JsonNode jar) {
    List<Cookie> cookies = new ArrayList<>();
    jar.forEach(it ->
        cookies.add(
            new Cookie(
                it.path("name").asText(),
                it.path("secure").asBoolean(),
                it.path("httpOnly").asBoolean(),
                it.path("sameSite").asText(""))));
    return cookies;
  }
}
