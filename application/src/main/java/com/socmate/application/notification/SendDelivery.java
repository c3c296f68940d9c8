package com.socmate.application.notification;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Deliveries.Parcel;
import com.socmate.application.port.Mail;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.Unavailable;
import com.socmate.application.port.WebhookCalls;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Tries one delivery and keeps what came of it: it is done, tried again later, or given up after
/// about a day. Whoever dies between the sending and the keeping leaves it to be sent once more.
public final class SendDelivery {
  private final Deliveries deliveries;
  private final Webhooks webhooks;
  private final Accounts accounts;
  private final Ways ways;
  private final RandomGenerator random;
  private final InstantSource clock;

  /// The ways out.
  public record Ways(WebhookCalls webhooks, Mail mail) {}

  public SendDelivery(
      Deliveries deliveries,
      Webhooks webhooks,
      Accounts accounts,
      Ways ways,
      RandomGenerator random,
      InstantSource clock) {
    this.deliveries = deliveries;
    this.webhooks = webhooks;
    this.accounts = accounts;
    this.ways = ways;
    this.random = random;
    this.clock = clock;
  }

  /// @return false if the delivery belongs to another by now
  /// @throws Unavailable if what came of it could not be kept; the lease's end has it tried again
  public boolean send(Parcel parcel) {
    var began = now();
    var told = told(parcel, began);
    var attempt =
        new Delivery.Attempt(
            parcel.delivery().attempts(),
            began,
            told instanceof Told.Taken,
            told.status(),
            Persistence.shown(told),
            Duration.between(began, now()));
    return deliveries.settle(
        parcel, attempt, Persistence.next(told, parcel.delivery().attempts(), random.nextDouble()));
  }

  private Told told(Parcel parcel, Instant at) {
    var delivery = parcel.delivery();
    var telling =
        new Telling(
            delivery.id().value(),
            parcel.news(),
            delivery.why(),
            delivery.repeats() + parcel.missed(),
            at);
    try {
      return switch (delivery.channel()) {
        case WEBHOOK -> toWebhook(delivery, telling);
        case EMAIL -> toMailbox(delivery, telling);
        case IN_APP -> never("The inbox has it already.");
      };
    } catch (Unavailable away) {
      throw away;
    } catch (RuntimeException unexpected) {
      return new Told.NotNow(
          OptionalInt.empty(),
          "Something went wrong on our side: " + unexpected.getClass().getSimpleName() + ".",
          Optional.empty());
    }
  }

  private Told toWebhook(Delivery delivery, Telling telling) {
    return webhooks
        .find(new WebhookId(delivery.target()))
        .filter(Webhook::enabled)
        .map(hook -> ways.webhooks().call(hook, webhooks.secrets(hook.id()), telling))
        .orElseGet(() -> never("The webhook is gone or switched off."));
  }

  private Told toMailbox(Delivery delivery, Telling telling) {
    return accounts
        .find(delivery.recipient())
        .map(user -> ways.mail().send(user, telling))
        .orElseGet(() -> never("The user is gone."));
  }

  private static Told never(String why) {
    return new Told.Never(OptionalInt.empty(), why);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
