package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Calls the API over real HTTP, with a token or without.
public final class Client {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int port;
  private final String token;

  /// @param token empty to show none
  public Client(int port, String token) {
    this.port = port;
    this.token = token;
  }

  public int port() {
    return port;
  }

  public Reply get(String path, String... headers) {
    return send(request(path, headers).GET().build(), Optional.empty());
  }

  public Reply post(String path, String body, String... headers) {
    return sendBody("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Reply patch(String path, String body, String... headers) {
    return sendBody("PATCH", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Reply sendBody(String method, String path, byte[] body, String... headers) {
    return send(
        withType(request(path, headers), headers)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        Optional.of(new String(body, StandardCharsets.UTF_8)));
  }

  public Reply send(String method, String path, String... headers) {
    return send(
        request(path, headers).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        Optional.empty());
  }

  public HttpResponse<Stream<String>> lines(String path, String... headers) {
    try {
      return HTTP.send(request(path, headers).GET().build(), BodyHandlers.ofLines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder withType(HttpRequest.Builder request, String... headers) {
    boolean typed = List.of(headers).contains("Content-Type");
    return typed ? request : request.header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(30));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    for (int index = 0; index < headers.length; index += 2) {
      request.header(headers[index], headers[index + 1]);
    }
    return request;
  }

  /// Every exchange is held to the API's document.
  private static Reply send(HttpRequest request, Optional<String> body) {
    try {
      var response = HTTP.send(request, BodyHandlers.ofInputStream());
      var reply = new Reply(response.statusCode(), text(response), response);
      assertThat(
              ApiDocument.SERVED.complaints(
                  request.method(), request.uri().getRawPath(), body, reply))
          .isEmpty();
      return reply;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// All of it, but of a stream of events only what there is to tell now, since it may never end.
  private static String text(HttpResponse<InputStream> response) throws IOException {
    try (var in = response.body()) {
      return isStream(response)
          ? untilSilence(in)
          : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static boolean isStream(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Content-Type")
        .filter(it -> it.startsWith("text/event-stream"))
        .isPresent();
  }

  private static String untilSilence(InputStream in) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var text = new StringBuilder();
    for (var line = reader.readLine();
        line != null && !line.equals(": heartbeat");
        line = reader.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  /// What came back.
  public record Reply(int status, String text, HttpResponse<?> response) {
    public JsonNode json() {
      try {
        return text.isEmpty() ? MissingNode.getInstance() : MAPPER.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException("This is no JSON: " + text, e);
      }
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    public String detail() {
      return json().path("error").path("message").asText(json().path("detail").asText());
    }

    /// Each violation as `loc|type`, such as `body.name|value_error.missing`.
    public List<String> violations() {
      var found = new ArrayList<String>();
      json()
          .path("detail")
          .forEach(it -> found.add(path(it.path("loc")) + "|" + it.path("type").asText()));
      return found;
    }

    /// The message of the violation at a place.
    public String message(String loc) {
      return StreamSupport.stream(json().path("detail").spliterator(), false)
          .filter(it -> path(it.path("loc")).equals(loc))
          .map(it -> it.path("msg").asText())
          .findFirst()
          .orElse("");
    }

    private static String path(JsonNode loc) {
      return String.join(
          ".", StreamSupport.stream(loc.spliterator(), false).map(JsonNode::asText).toList());
    }
  }
}
