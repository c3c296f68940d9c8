package com.socmate.apiserver;

import com.socmate.adapters.http.CalendarRoutes;
import com.socmate.adapters.http.DeliveryRoutes;
import com.socmate.adapters.http.InboxStreamRoutes;
import com.socmate.adapters.http.NotificationPreferencesRoutes;
import com.socmate.adapters.http.NotificationRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.WebhookRoutes;
import com.socmate.adapters.http.WhyRoutes;
import com.socmate.adapters.notification.webhook.SignedWebhookCalls;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.persistence.JdbiCalendarFeeds;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiFindings;
import com.socmate.adapters.persistence.JdbiInboxEvents;
import com.socmate.adapters.persistence.JdbiNotificationPreferences;
import com.socmate.adapters.persistence.JdbiPlannedDigests;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.application.calendar.ChangeCalendarFeed;
import com.socmate.application.calendar.ReadCalendar;
import com.socmate.application.notification.ChangePreferences;
import com.socmate.application.notification.ChangeWebhooks;
import com.socmate.application.notification.ExplainSilence;
import com.socmate.application.notification.ExplainTelling;
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
        calendar(),
        why(deliveries),
        new InboxStreamRoutes(
            new JdbiInboxEvents(database), ground.notifications(), ground.streams()),
        new NotificationPreferencesRoutes(
            preferences,
            new ChangePreferences(
                preferences, new JdbiPlannedDigests(database), audit, transactions, clock)),
        webhooks(deliveries),
        new DeliveryRoutes(
            deliveries, new RedeliverDelivery(deliveries, audit, transactions, clock)));
  }

  private WhyRoutes why(JdbiDeliveries deliveries) {
    var database = ground.database();
    var telling =
        new ExplainTelling(
            ground.notifications(),
            deliveries,
            new JdbiPlannedDigests(database),
            new JdbiWebhooks(database, vault),
            ground.accounts(),
            ground.clock());
    return new WhyRoutes(
        telling,
        new ExplainSilence(
            new ExplainSilence.Sources(
                ground.runs(),
                ground.sessions(),
                new JdbiFindings(database),
                ground.schedules(),
                ground.notifications()),
            telling));
  }

  private CalendarRoutes calendar() {
    var feeds = new JdbiCalendarFeeds(ground.database());
    return new CalendarRoutes(
        feeds,
        new ChangeCalendarFeed(feeds, ground.audit(), ground.transactions(), ground.clock()),
        new ReadCalendar(feeds, ground.schedules(), ground.clock()),
        ground.config().signIn().publicUrl());
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
