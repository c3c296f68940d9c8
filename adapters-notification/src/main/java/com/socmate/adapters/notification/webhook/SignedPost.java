package com.socmate.adapters.notification.webhook;

import com.socmate.application.port.Outbound;
import com.socmate.application.port.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One signed message over the one way out. Any answer of 2xx takes it; 410 says that the address
/// will never again, and so does an address that may not be reached.
final class SignedPost {
  private static final int GONE = 410;
  private static final int LONGEST_WAIT_SECONDS = 86_400;

  private final Outbound outbound;

  SignedPost(Outbound outbound) {
    this.outbound = outbound;
  }

  Optional<String> objection(String url) {
    return outbound.objection(url);
  }

  /// @param key the same for every try, so that who gets it twice can tell
  Told send(String url, List<String> secrets, String key, Instant at, String body) {
    long timestamp = at.getEpochSecond();
    return told(
        outbound.send(
            new Outbound.Message(
                "POST",
                url,
                Map.of(
                    "Content-Type",
                    "application/json",
                    "User-Agent",
                    "SoCMate",
                    "webhook-id",
                    key,
                    "webhook-timestamp",
                    Long.toString(timestamp),
                    "webhook-signature",
                    Signature.of(secrets, key, timestamp, body)),
                Optional.of(body))));
  }

  private static Told told(Outbound.Outcome outcome) {
    return switch (outcome) {
      case Outbound.Outcome.Answered answered -> judged(answered);
      case Outbound.Outcome.Refused(var why) -> new Told.Never(OptionalInt.empty(), why);
      case Outbound.Outcome.Failed(_, var why) ->
          new Told.NotNow(OptionalInt.empty(), why, Optional.empty());
    };
  }

  private static Told judged(Outbound.Outcome.Answered answered) {
    int status = answered.status();
    var code = OptionalInt.of(status);
    if (status >= 200 && status < 300) {
      return new Told.Taken(code, "The receiver answered " + status + ".");
    }
    return status == GONE
        ? new Told.Never(code, "The receiver answered 410: it is gone for good.")
        : new Told.NotNow(
            code, "The receiver answered " + status + " instead of 2xx.", retryAfter(answered));
  }

  private static Optional<Duration> retryAfter(Outbound.Outcome.Answered answered) {
    return answered.headers().getOrDefault("retry-after", List.of()).stream()
        .findFirst()
        .map(String::strip)
        .filter(text -> text.matches("[0-9]{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT_SECONDS)));
  }
}
