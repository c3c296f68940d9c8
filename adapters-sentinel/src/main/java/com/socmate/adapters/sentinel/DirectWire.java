package com.socmate.adapters.sentinel;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Goes straight to an address that whoever runs the product configured.
public final class DirectWire implements Wire {
  private static final long LARGEST_ANSWER = 200_000_000;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(5))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Outcome send(Ask ask) {
    var pending =
        client.sendAsync(
            request(ask), BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
    try {
      return answered(pending.get(Math.max(1, ask.timeout().toMillis()), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      pending.cancel(true);
      return tooLate(ask);
    } catch (ExecutionException e) {
      return failed(ask, Objects.requireNonNullElse(e.getCause(), e));
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      return new Outcome.Broken("The question was interrupted.");
    }
  }

  private static HttpRequest request(Ask ask) {
    var request = HttpRequest.newBuilder(ask.address()).timeout(ask.timeout());
    ask.headers().forEach(request::header);
    return request
        .method(
            ask.method(),
            ask.body()
                .map(HttpRequest.BodyPublishers::ofString)
                .orElseGet(HttpRequest.BodyPublishers::noBody))
        .build();
  }

  private static Outcome answered(HttpResponse<String> response) {
    Map<String, String> headers = new HashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    return new Outcome.Answered(response.statusCode(), headers, response.body());
  }

  private static Outcome failed(Ask ask, Throwable cause) {
    return switch (cause) {
      case HttpTimeoutException _ -> tooLate(ask);
      case ConnectException _ ->
          new Outcome.Broken(ask.address().getHost() + " could not be reached.");
      case IOException _ ->
          new Outcome.Broken(ask.address().getHost() + " broke off the exchange.");
      case RuntimeException e -> throw e;
      default -> throw new IllegalStateException("An exchange ended unexpectedly.", cause);
    };
  }

  private static Outcome tooLate(Ask ask) {
    return new Outcome.TooLate(
        "No whole answer came within " + ask.timeout().toSeconds() + " seconds.");
  }
}
