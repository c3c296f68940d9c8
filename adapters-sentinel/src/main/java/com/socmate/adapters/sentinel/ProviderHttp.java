package com.socmate.adapters.sentinel;

import com.socmate.application.resilience.Breaker;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Asks a provider with a token, again where asking again may help, with growing pauses or as long
/// as the provider asks for, and not at all for a while after it has failed several times in a row.
final class ProviderHttp {
  private static final int FAILURES = 5;
  private static final Duration REST = Duration.ofSeconds(30);
  private static final String THIS = "provider";

  private final Wire wire;
  private final TokenSource tokens;
  private final Patience patience;
  private final InstantSource clock;
  private final Pauses pauses;
  private final Breaker breaker;

  ProviderHttp(
      Wire wire, TokenSource tokens, Patience patience, InstantSource clock, Pauses pauses) {
    this.wire = wire;
    this.tokens = tokens;
    this.patience = patience;
    this.clock = clock;
    this.pauses = pauses;
    this.breaker = new Breaker(clock, FAILURES, REST);
  }

  Reply ask(Wire.Ask ask) {
    if (breaker.isOpen(THIS)) {
      return new Reply.Unreachable(
          "It has failed "
              + FAILURES
              + " times in a row and is left alone for "
              + REST.toSeconds()
              + " seconds.",
          Optional.of(clock.instant().plus(REST)));
    }
    var reply = patiently(ask);
    if (hasFailed(reply)) {
      breaker.failed(THIS);
    } else {
      breaker.succeeded(THIS);
    }
    return reply;
  }

  private Reply patiently(Wire.Ask ask) {
    var deadline = clock.instant().plus(ask.timeout());
    var reply = once(ask, ask.timeout());
    for (int attempt = 1; attempt < patience.attempts() && mayHelp(ask, reply); attempt++) {
      var pause = pause(attempt, reply);
      var left = Duration.between(clock.instant().plus(pause), deadline);
      if (!left.isPositive() || !pauses.await(pause)) {
        return reply;
      }
      reply = once(ask, left);
    }
    return reply;
  }

  private Reply once(Wire.Ask ask, Duration timeout) {
    try {
      var token = tokens.token();
      var reply = shown(ask, timeout, token);
      if (!isExpired(reply)) {
        return reply;
      }
      tokens.refused(token);
      var another = tokens.token();
      return another.equals(token) ? reply : shown(ask, timeout, another);
    } catch (NoToken e) {
      var why = String.valueOf(e.getMessage());
      return e.isPassing()
          ? new Reply.Unreachable(why, Optional.empty())
          : new Reply.NoCredential(why);
    }
  }

  private Reply shown(Wire.Ask ask, Duration timeout, String token) {
    Map<String, String> headers = new HashMap<>(ask.headers());
    headers.put("Authorization", "Bearer " + token);
    headers.putIfAbsent("Accept", "application/json");
    return switch (wire.send(ask.with(headers, timeout))) {
      case Wire.Outcome.Answered answered ->
          new Reply.Received(answered.status(), answered.body(), retryAfter(answered.headers()));
      case Wire.Outcome.Broken(var why) -> new Reply.Unreachable(why, Optional.empty());
      case Wire.Outcome.TooLate(var why) -> new Reply.TooLate(why);
    };
  }

  /// The two services say it differently.
  private static boolean isExpired(Reply reply) {
    return reply instanceof Reply.Received(int status, var body, _)
        && (status == 401 || (status == 403 && body.contains("InvalidAuthenticationToken")));
  }

  private static boolean mayHelp(Wire.Ask ask, Reply reply) {
    return switch (reply) {
      case Reply.Received(int status, _, _) ->
          status == 429 || (ask.repeatable() && (status == 500 || status == 502 || status == 503));
      case Reply.Unreachable _ -> ask.repeatable();
      case Reply.TooLate _, Reply.NoCredential _ -> false;
    };
  }

  /// A query that takes too long says nothing of how the provider is.
  private static boolean hasFailed(Reply reply) {
    return switch (reply) {
      case Reply.Received(int status, _, _) -> status == 429 || (status >= 500 && status != 504);
      case Reply.Unreachable _ -> true;
      case Reply.TooLate _, Reply.NoCredential _ -> false;
    };
  }

  private Duration pause(int attempt, Reply reply) {
    long grown = patience.firstPause().toMillis() << (attempt - 1);
    var jittered = Duration.ofMillis(ThreadLocalRandom.current().nextLong(grown / 2, grown + 1));
    var asked =
        reply instanceof Reply.Received(_, _, var retryAfter)
            ? retryAfter.map(at -> Duration.between(clock.instant(), at)).orElse(jittered)
            : jittered;
    var pause = asked.isNegative() ? jittered : asked;
    return pause.compareTo(patience.longestPause()) > 0 ? patience.longestPause() : pause;
  }

  /// A moment is understood by the provider's own clock, which need not agree with ours.
  private Optional<Instant> retryAfter(Map<String, String> headers) {
    var text = Optional.ofNullable(headers.get("retry-after")).orElse("");
    if (text.matches("[0-9]{1,6}")) {
      return Optional.of(clock.instant().plusSeconds(Long.parseLong(text)));
    }
    var now = Optional.ofNullable(headers.get("date")).flatMap(ProviderHttp::moment);
    return moment(text)
        .map(at -> clock.instant().plus(Duration.between(now.orElseGet(clock::instant), at)));
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
