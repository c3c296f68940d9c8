package com.socmate.apiserver;

import com.socmate.adapters.http.DeliveryRoutes;
import com.socmate.adapters.http.NotificationPreferencesRoutes;
import com.socmate.adapters.http.NotificationRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.WebhookRoutes;
import com.socmate.adapters.notification.webhook.SignedWebhookCalls;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiNotificationPreferences;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.application.notification.ChangePreferences;
import com.socmate.application.notification.ChangeWebhooks;
import com.socmate.application.notification.RedeliverDelivery;
import com.socmate.application.notification.TestWebhook;
import com.socmate.application.port.Vault;
import java.security.SecureRandom;
import java.util.List;

/// Inboxes, and how people are told outside them.
final class NotificationWiring {
  private final Ground ground;
  private final Vault vault;

  NotificationWiring(Ground ground, Vault vault) {
    this.ground = ground;
    this.vault = vault;
  }

  List<Routes> routes() {
    var database = ground.database();
    var audit = ground.audit();
    var transactions = ground.transactions();
    var clock = ground.clock();
    var deliveries = new JdbiDeliveries(database);
    var preferences = new JdbiNotificationPreferences(database);
    return List.of(
        new NotificationRoutes(ground.notifications(), clock),
        new NotificationPreferencesRoutes(
            preferences, new ChangePreferences(preferences, audit, transactions, clock)),
        webhooks(deliveries),
        new DeliveryRoutes(
            deliveries, new RedeliverDelivery(deliveries, audit, transactions, clock)));
  }

  private WebhookRoutes webhooks(JdbiDeliveries deliveries) {
    var config = ground.config();
    var webhooks = new JdbiWebhooks(ground.database(), vault);
    var calls =
        new SignedWebhookCalls(new CheckedOutbound(config.outbound()), config.signIn().publicUrl());
    var audit = ground.audit();
    return new WebhookRoutes(
        webhooks,
        new ChangeWebhooks(
            new ChangeWebhooks.Ports(webhooks, deliveries, calls, audit, ground.transactions()),
            ground.ids(),
            new SecureRandom(),
            ground.clock()),
        new TestWebhook(webhooks, calls, audit, ground.ids(), ground.clock()),
        deliveries);
  }
}
