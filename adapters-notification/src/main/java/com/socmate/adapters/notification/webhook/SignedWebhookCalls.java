package com.socmate.adapters.notification.webhook;

import com.socmate.adapters.notification.Wording;
import com.socmate.application.port.Outbound;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.domain.notification.Webhook;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Posts to webhooks over the one way out. Any answer of 2xx takes the telling; 410 says that the
/// address will never again, and so does an address that may not be reached.
public final class SignedWebhookCalls implements WebhookCalls {
  private static final int GONE = 410;
  private static final int LONGEST_WAIT_SECONDS = 86_400;

  private final Outbound outbound;
  private final Optional<URI> product;

  /// @param product the address under which people reach the product, for links
  public SignedWebhookCalls(Outbound outbound, Optional<URI> product) {
    this.outbound = outbound;
    this.product = product;
  }

  @Override
  public Optional<String> objection(String url) {
    return outbound.objection(url);
  }

  @Override
  public Told call(Webhook webhook, List<String> secrets, Telling telling) {
    var body = new Payload(telling, Wording.of(telling, product)).as(webhook.kind());
    long timestamp = telling.at().getEpochSecond();
    return told(
        outbound.send(
            new Outbound.Message(
                "POST",
                webhook.url(),
                Map.of(
                    "Content-Type", "application/json",
                    "User-Agent", "SoCMate",
                    "webhook-id", telling.key(),
                    "webhook-timestamp", Long.toString(timestamp),
                    "webhook-signature", Signature.of(secrets, telling.key(), timestamp, body)),
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
