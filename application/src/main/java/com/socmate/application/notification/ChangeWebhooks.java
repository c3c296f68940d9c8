package com.socmate.application.notification;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.WebhookCalls;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// Keeps a user's webhooks; every change goes on record, secrets never do. Another's webhook is as
/// absent as one that does not exist.
public final class ChangeWebhooks {
  /// How many webhooks a user may have.
  public static final int MOST = 20;

  private final Webhooks webhooks;
  private final Deliveries deliveries;
  private final WebhookCalls calls;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final RandomGenerator secretRandom;
  private final InstantSource clock;

  /// What it needs of the outside.
  public record Ports(
      Webhooks webhooks,
      Deliveries deliveries,
      WebhookCalls calls,
      AuditLog auditLog,
      Transactions transactions) {}

  /// @param secretRandom a generator fit for secrets
  public ChangeWebhooks(
      Ports ports, IdGenerator ids, RandomGenerator secretRandom, InstantSource clock) {
    this.webhooks = ports.webhooks();
    this.deliveries = ports.deliveries();
    this.calls = ports.calls();
    this.auditLog = ports.auditLog();
    this.transactions = ports.transactions();
    this.ids = ids;
    this.secretRandom = secretRandom;
    this.clock = clock;
  }

  /// What is wanted; an empty part stays as it is.
  public record Wish(
      Optional<String> name,
      Optional<String> url,
      Optional<Webhook.Kind> kind,
      Optional<Set<NotificationEvent>> events,
      Optional<Boolean> enabled) {}

  public Outcome add(Wish wish, Request request) {
    var owner = request.principal().user();
    var url = wish.url().orElseThrow();
    var objection = calls.objection(url);
    if (objection.isPresent()) {
      return new Outcome.BadAddress(objection.get());
    }
    return transactions.together(() -> {
      if (webhooks.of(owner).size() >= MOST) {
        return new Outcome.TooMany();
      }
      var secret = WebhookSecret.fresh(secretRandom);
      var webhook =
          new Webhook(
              ids.webhook(),
              owner,
              wish.name().orElseThrow(),
              url,
              wish.kind().orElse(Webhook.Kind.STANDARD),
              wish.events().orElse(Set.of()),
              wish.enabled().orElse(true),
              now(),
              Optional.empty(),
              1);
      webhooks.add(webhook, secret);
      record("webhook.created", Optional.empty(), Optional.of(webhook), request);
      return new Outcome.Kept(webhook, Optional.of(secret));
    });
  }

  /// @param version that the caller has seen; empty for whichever it is
  public Outcome change(WebhookId id, Wish wish, OptionalLong version, Request request) {
    var objection = wish.url().flatMap(calls::objection);
    if (objection.isPresent()) {
      return new Outcome.BadAddress(objection.get());
    }
    return onOwn(
        id,
        version,
        request,
        before -> {
          var after = wished(before, wish);
          if (!webhooks.save(after)) {
            return new Outcome.ChangedMeanwhile(before);
          }
          record("webhook.changed", Optional.of(before), Optional.of(after), request);
          return new Outcome.Kept(after, Optional.empty());
        });
  }

  /// Gives it a new secret; the one before still signs for a day, beside the new one.
  public Outcome rotate(WebhookId id, Request request) {
    return onOwn(
        id,
        OptionalLong.empty(),
        request,
        before -> {
          var after = before.rotated(now());
          var secret = WebhookSecret.fresh(secretRandom);
          if (!webhooks.save(after)) {
            return new Outcome.ChangedMeanwhile(before);
          }
          webhooks.rotate(id, secret);
          record("webhook.secret_rotated", Optional.of(before), Optional.of(after), request);
          return new Outcome.Kept(after, Optional.of(secret));
        });
  }

  /// @return false if the caller has none such
  public boolean remove(WebhookId id, Request request) {
    return transactions.together(() -> {
      var before = own(id, request.principal().user());
      before.ifPresent(it -> {
        webhooks.remove(id);
        deliveries.giveUp(id.value());
        record("webhook.deleted", before, Optional.empty(), request);
      });
      return before.isPresent();
    });
  }

  private Outcome onOwn(
      WebhookId id, OptionalLong version, Request request, Function<Webhook, Outcome> work) {
    return transactions.together(() -> {
      var found = own(id, request.principal().user());
      if (found.isEmpty()) {
        return new Outcome.NoSuchWebhook();
      }
      return version.isPresent() && version.getAsLong() != found.get().version()
          ? new Outcome.ChangedMeanwhile(found.get())
          : work.apply(found.get());
    });
  }

  private Optional<Webhook> own(WebhookId id, UserId user) {
    return webhooks.find(id).filter(it -> it.owner().equals(user));
  }

  private static Webhook wished(Webhook before, Wish wish) {
    return new Webhook(
        before.id(),
        before.owner(),
        wish.name().orElse(before.name()),
        wish.url().orElse(before.url()),
        wish.kind().orElse(before.kind()),
        wish.events().orElse(before.events()),
        wish.enabled().orElse(before.enabled()),
        before.createdAt(),
        before.overlapUntil(),
        before.version() + 1);
  }

  private void record(
      String action, Optional<Webhook> before, Optional<Webhook> after, Request request) {
    auditLog.append(
        new AuditLog.Entry(
            now(),
            request.principal().asActor(),
            action,
            before.or(() -> after).orElseThrow().id().value(),
            before.map(WebhookSnapshot::json),
            after.map(WebhookSnapshot::json),
            Optional.empty(),
            request.requestId()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param secret to be shown now and never again; empty if it is the one it was
    record Kept(Webhook webhook, Optional<String> secret) implements Outcome {}

    record BadAddress(String why) implements Outcome {}

    record TooMany() implements Outcome {}

    record ChangedMeanwhile(Webhook latest) implements Outcome {}

    record NoSuchWebhook() implements Outcome {}
  }
}
