package com.socmate.adapters.identity;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// HTTP to the configured identity provider and to no one else it names: within time, within size,
/// no redirects, no proxy, plain http only on loopback.
final class IssuerHttp implements HTTPRequestSender, ResourceRetriever {
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 262_144;
  private static final List<String> LOOPBACK = List.of("127.0.0.1", "localhost", "[::1]");

  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .proxy(new NoProxy())
          .build();

  private final UnaryOperator<URI> route;
  private final Map<String, String> headers;

  /// @param route where an address is really asked; the local provider's own server reaches itself
  ///   without the way through the load balancer
  /// @param headers of every request
  IssuerHttp(UnaryOperator<URI> route, Map<String, String> headers) {
    this.route = route;
    this.headers = headers;
  }

  private static final class NoProxy extends ProxySelector {
    @Override
    public List<Proxy> select(URI uri) {
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest request) throws IOException {
    var built =
        request(request.getURI())
            .method(
                request.getMethod().name(),
                request.getMethod() == HTTPRequest.Method.POST
                    ? HttpRequest.BodyPublishers.ofString(
                        Optional.ofNullable(request.getBody()).orElse(""))
                    : HttpRequest.BodyPublishers.noBody());
    request
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> built.header(name, value)));
    var answer = exchange(built.build());
    var response = new HTTPResponse(answer.status());
    try {
      answer.type().ifPresent(type -> setType(response, type));
    } catch (IllegalArgumentException e) {
      throw new IOException("The identity provider answered with an odd type.", e);
    }
    response.setBody(answer.body());
    return response;
  }

  private static void setType(HTTPResponse response, String type) {
    try {
      response.setContentType(type);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    var answer = get(URI.create(url.toString()));
    return new Resource(answer.body(), answer.type().orElse("application/json"));
  }

  /// What is at an address.
  Answer get(URI uri) throws IOException {
    var answer = exchange(request(uri).header("Accept", "application/json").GET().build());
    if (answer.status() != 200) {
      throw new IOException("The identity provider answered " + answer.status() + ".");
    }
    return answer;
  }

  record Answer(int status, Optional<String> type, String body) {}

  private HttpRequest.Builder request(URI uri) throws IOException {
    var reached = route.apply(uri);
    boolean safe =
        "https".equals(reached.getScheme())
            || ("http".equals(reached.getScheme()) && LOOPBACK.contains(reached.getHost()));
    if (!safe) {
      throw new IOException("An identity provider is asked by https, or on loopback.");
    }
    var request = HttpRequest.newBuilder(reached).timeout(TIME);
    headers.forEach(request::header);
    return request;
  }

  private Answer exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> sent =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
    try {
      var response = sent.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
      try (var body = response.body()) {
        return new Answer(
            response.statusCode(), response.headers().firstValue("Content-Type"), read(body));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while asking the identity provider.", e);
    } catch (ExecutionException | TimeoutException e) {
      sent.cancel(true);
      throw new IOException("The identity provider does not answer.", e);
    }
  }

  /// Reads within the time as well: a body may come slower than its headers.
  private static String read(InputStream body) throws IOException {
    var reading =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return body.readNBytes(MOST_BYTES + 1);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            task -> Thread.ofVirtual().name("issuer-body").start(task));
    try {
      byte[] bytes = reading.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("The identity provider answered too much.");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while reading the identity provider's answer.", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("The identity provider's answer does not end.", e);
    }
  }
}
