package com.socmate.application.notification;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Calls a webhook now, as it would be called, and answers what really came of it.
public final class TestWebhook {
  private final Webhooks webhooks;
  private final WebhookCalls calls;
  private final AuditLog auditLog;
  private final IdGenerator ids;
  private final InstantSource clock;

  public TestWebhook(
      Webhooks webhooks,
      WebhookCalls calls,
      AuditLog auditLog,
      IdGenerator ids,
      InstantSource clock) {
    this.webhooks = webhooks;
    this.calls = calls;
    this.auditLog = auditLog;
    this.ids = ids;
    this.clock = clock;
  }

  /// @return empty if the caller has no such webhook
  public Optional<Tested> test(WebhookId id, Request request) {
    return webhooks
        .find(id)
        .filter(it -> it.owner().equals(request.principal().user()))
        .map(it -> test(it, request));
  }

  private Tested test(Webhook webhook, Request request) {
    var began = clock.instant().truncatedTo(ChronoUnit.MICROS);
    auditLog.append(
        new AuditLog.Entry(
            began,
            request.principal().asActor(),
            "webhook.tested",
            webhook.id().value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            request.requestId()));
    var news =
        new Notification(
            ids.notification(),
            webhook.owner(),
            NotificationEvent.INVESTIGATION_COMPLETED,
            "Test of " + webhook.name(),
            "Somebody tries this webhook out. Nothing has happened.",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            began,
            Optional.empty());
    var telling =
        new Telling(
            ids.delivery().value(), news, "You asked for a test of this webhook.", 0, began);
    var told = calls.call(webhook, webhooks.secrets(webhook.id()), telling);
    return new Tested(told, Duration.between(began, clock.instant()));
  }

  /// What came of it, and how long it took.
  public record Tested(Told told, Duration took) {}
}
