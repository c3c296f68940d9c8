package com.socmate.worker;

import com.socmate.adapters.notification.mail.SmtpMail;
import com.socmate.adapters.notification.webhook.SignedWebhookCalls;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiNotificationPreferences;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.application.notification.RouteNews;
import com.socmate.application.notification.SendDelivery;
import com.socmate.application.port.Mail;
import com.socmate.application.port.Told;
import com.socmate.domain.id.IdGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// What a worker needs to tell people outside the product.
final class DeliveryWiring {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final int MOST_FORGOTTEN = 10_000;

  private DeliveryWiring() {}

  static DeliveryLoop start(
      WorkerConfig config, Database database, IdGenerator ids, InstantSource time) {
    var settings = config.deliveries();
    var deliveries = new JdbiDeliveries(database);
    var accounts = new JdbiAccounts(database);
    var webhooks =
        new JdbiWebhooks(
            database, new JdbiVault(database, new EnvelopeSecrets(config.models().keys())));
    var route =
        new RouteNews(
            deliveries,
            new RouteNews.Sources(
                new JdbiNotificationPreferences(database),
                webhooks,
                new JdbiSchedules(database),
                accounts),
            ids,
            settings.smtp().isPresent());
    var send =
        new SendDelivery(
            deliveries,
            webhooks,
            accounts,
            new SendDelivery.Ways(
                new SignedWebhookCalls(
                    new CheckedOutbound(config.models().outbound()), settings.publicUrl()),
                mail(settings)),
            new SecureRandom(),
            time);
    var loop =
        new DeliveryLoop(route, deliveries, send, DeliveryLoop.Limits.usual(settings.lease()));
    loop.start();
    return loop;
  }

  private static Mail mail(DeliveryConfig settings) {
    return settings
        .smtp()
        .<Mail>map(smtp -> new SmtpMail(smtp, settings.publicUrl()))
        .orElse((_, _) ->
            new Told.NotNow(
                OptionalInt.empty(),
                "This worker knows no mail server: SOCMATE_SMTP_HOST is not set.",
                Optional.empty()));
  }

  static void forgetOld(Database database) {
    new JdbiDeliveries(database).forget(KEPT, MOST_FORGOTTEN);
  }
}
