package com.socmate.adapters.sentinel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Asks the Log Analytics endpoint, again where asking again may help: when it is out of reach,
/// busy or breaks off.
final class LogsHttp {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final HttpClient client;
  private final SentinelSettings settings;
  private final TokenSource tokens;
  private final InstantSource clock;

  LogsHttp(SentinelSettings settings, TokenSource tokens, InstantSource clock) {
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.settings = settings;
    this.tokens = tokens;
    this.clock = clock;
  }

  /// What the endpoint sent, or why it did not.
  sealed interface Reply {
    record Received(int status, String body, Optional<Instant> retryAfter) implements Reply {}

    record Unreachable(String why) implements Reply {}

    record TooLate(String why) implements Reply {}
  }

  Reply post(String route, String json, Duration timeout) {
    var request =
        start(route, timeout)
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=" + Math.clamp(timeout.toSeconds(), 1, 600))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return ask(request, clock.instant().plus(timeout));
  }

  Reply get(String route, Duration timeout) {
    return ask(start(route, timeout).GET().build(), clock.instant().plus(timeout));
  }

  private HttpRequest.Builder start(String route, Duration timeout) {
    return HttpRequest.newBuilder(
            URI.create(settings.logsUrl() + "/v1/workspaces/" + settings.workspaceId() + route))
        .timeout(timeout)
        .header("Authorization", "Bearer " + tokens.token())
        .header("Accept", "application/json");
  }

  private Reply ask(HttpRequest request, Instant deadline) {
    Reply reply = once(request);
    for (int attempt = 1; attempt < settings.attempts() && mayHelp(reply); attempt++) {
      if (!paused(pause(attempt, reply), deadline)) {
        return reply;
      }
      reply = once(request);
    }
    return reply;
  }

  private Reply once(HttpRequest request) {
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Reply.Received(response.statusCode(), response.body(), retryAfter(response));
    } catch (HttpTimeoutException e) {
      return new Reply.TooLate(
          "No answer came within " + request.timeout().orElseThrow().toSeconds() + " seconds.");
    } catch (IOException e) {
      return new Reply.Unreachable(
          settings.logsUrl()
              + " could not be reached or broke off: "
              + e.getClass().getSimpleName()
              + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Reply.Unreachable("The question was interrupted.");
    }
  }

  private static boolean mayHelp(Reply reply) {
    return switch (reply) {
      case Reply.Received received ->
          received.status() == 429 || received.status() == 502 || received.status() == 503;
      case Reply.Unreachable _ -> true;
      case Reply.TooLate _ -> false;
    };
  }

  private Duration pause(int attempt, Reply reply) {
    var grown = settings.firstPause().multipliedBy(1L << (attempt - 1));
    var jittered =
        Duration.ofMillis(
            ThreadLocalRandom.current().nextLong(grown.toMillis() / 2, grown.toMillis() + 1));
    var asked =
        reply instanceof Reply.Received(_, _, var retryAfter)
            ? retryAfter.map(at -> Duration.between(clock.instant(), at)).orElse(jittered)
            : jittered;
    return asked.isNegative()
        ? jittered
        : asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private boolean paused(Duration pause, Instant deadline) {
    if (clock.instant().plus(pause).isAfter(deadline)) {
      return false;
    }
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Optional<Instant> retryAfter(HttpResponse<String> response) {
    return response.headers().firstValue("Retry-After").flatMap(this::moment);
  }

  private Optional<Instant> moment(String header) {
    if (header.matches("[0-9]{1,6}")) {
      return Optional.of(clock.instant().plusSeconds(Long.parseLong(header)));
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
