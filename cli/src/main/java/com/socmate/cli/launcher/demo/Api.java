package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;

/// The product's REST API as any client with a bearer token sees it.
public final class Api {
  static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int FIRST_ERROR = 400;
  private static final int SHOWN = 120;

  /// Not JSON or YAML, too large, or not of the form that is wanted.
  private static final Set<Integer> OF_THE_DOCUMENT = Set.of(400, 413, 422);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI address;
  private final String token;

  public Api(URI address, String token) {
    this.address = address;
    this.token = token;
  }

  JsonNode get(String path) {
    return send(request(path).GET().build());
  }

  /// Posts `body`, or nothing if it is a missing node.
  JsonNode post(String path, JsonNode body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /// Posts a YAML document. Where the document itself is wrong, what is wrong with it is answered
  /// under `detail`.
  public JsonNode postYaml(String path, String yaml) {
    var request =
        request(path)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofString(yaml))
            .build();
    var response = exchange(request, HttpResponse.BodyHandlers.ofString());
    return OF_THE_DOCUMENT.contains(response.statusCode())
        ? parse(request, response.body())
        : read(request, response);
  }

  /// The lines of a resource's event stream; empty if it offers none.
  Stream<String> events(String path) {
    HttpRequest request = request(path).header("Accept", "text/event-stream").GET().build();
    HttpResponse<Stream<String>> response = exchange(request, HttpResponse.BodyHandlers.ofLines());
    boolean isStream =
        response.statusCode() < FIRST_ERROR
            && response
                .headers()
                .firstValue("Content-Type")
                .filter(it -> it.startsWith("text/event-stream"))
                .isPresent();
    if (!isStream) {
      response.body().close();
      return Stream.empty();
    }
    return response.body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private JsonNode send(HttpRequest request) {
    return read(request, exchange(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static JsonNode read(HttpRequest request, HttpResponse<String> response) {
    JsonNode body = parse(request, response.body());
    if (response.statusCode() >= FIRST_ERROR) {
      JsonNode detail = body.path("detail");
      throw new CannotContinue(
          "The api-server answered %d to %s %s: %s"
              .formatted(
                  response.statusCode(),
                  request.method(),
                  request.uri().getPath(),
                  detail.isTextual() ? detail.asText() : detail.toString()));
    }
    return body;
  }

  private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new CannotContinue(
          "The api-server at %s does not answer (%s): ./socmate status and ./socmate logs tell more."
              .formatted(address, e.getClass().getSimpleName()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotContinue("Interrupted while the api-server was asked.", e);
    }
  }

  private static JsonNode parse(HttpRequest request, String body) {
    try {
      return JSON.readTree(body.isBlank() ? "{}" : body);
    } catch (JsonProcessingException e) {
      throw new CannotContinue(
          "The answer to %s %s is no JSON; it begins \"%s\"."
              .formatted(
                  request.method(),
                  request.uri().getPath(),
                  body.substring(0, Math.min(body.length(), SHOWN))),
          e);
    }
  }
}
