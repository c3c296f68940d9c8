package com.socmate.worker;

import com.socmate.adapters.notification.mail.SmtpMail;
import com.socmate.adapters.notification.webhook.SignedAuditCalls;
import com.socmate.adapters.notification.webhook.SignedWebhookCalls;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAccounts;
import com.socmate.adapters.persistence.JdbiAuditCallbacks;
import com.socmate.adapters.persistence.JdbiAudits;
import com.socmate.adapters.persistence.JdbiDeliveries;
import com.socmate.adapters.persistence.JdbiInboxEvents;
import com.socmate.adapters.persistence.JdbiNotificationPreferences;
import com.socmate.adapters.persistence.JdbiPlannedDigests;
import com.socmate.adapters.persistence.JdbiSchedules;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.JdbiWebhooks;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.application.audit.TellCallback;
import com.socmate.application.notification.CloseTroubles;
import com.socmate.application.notification.RouteNews;
import com.socmate.application.notification.SendDelivery;
import com.socmate.application.notification.TellDigests;
import com.socmate.application.port.Mail;
import com.socmate.application.port.Told;
import com.socmate.domain.id.IdGenerator;
import com.socmate.worker.measure.TellingMeters;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;

/// What a worker needs to tell people outside the product.
final class DeliveryWiring {
  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration RESUMABLE = Duration.ofDays(3);
  private static final int MOST_FORGOTTEN = 10_000;

  private DeliveryWiring() {}

  static DeliveryLoop start(
      WorkerConfig config,
      Database database,
      IdGenerator ids,
      InstantSource time,
      TellingMeters meters) {
    var settings = config.deliveries();
    var deliveries = new JdbiDeliveries(database);
    var sources = sources(config, database);
    var send =
        new SendDelivery(
            deliveries,
            sources.webhooks(),
            sources.accounts(),
            new SendDelivery.Ways(
                meters.over(
                    new SignedWebhookCalls(
                        new CheckedOutbound(config.models().outbound()), settings.publicUrl())),
                meters.over(mail(settings))),
            new SecureRandom(),
            time);
    var loop =
        new DeliveryLoop(
            new RouteNews(deliveries, sources, ids, hasMail(config)),
            deliveries,
            send,
            DeliveryLoop.Limits.usual(settings.lease()));
    loop.start();
    return loop;
  }

  static TellDigests digests(WorkerConfig config, Database database, IdGenerator ids) {
    return new TellDigests(
        new JdbiPlannedDigests(database), sources(config, database), ids, hasMail(config));
  }

  static CloseTroubles closings(Database database, IdGenerator ids) {
    return new CloseTroubles(
        new JdbiDeliveries(database), new JdbiNotificationPreferences(database), ids);
  }

  private static boolean hasMail(WorkerConfig config) {
    return config.deliveries().smtp().isPresent();
  }

  private static RouteNews.Sources sources(WorkerConfig config, Database database) {
    return new RouteNews.Sources(
        new JdbiNotificationPreferences(database),
        new JdbiWebhooks(database, vault(config, database)),
        new JdbiSchedules(database),
        new JdbiAccounts(database));
  }

  private static JdbiVault vault(WorkerConfig config, Database database) {
    return new JdbiVault(database, new EnvelopeSecrets(config.models().keys()));
  }

  /// Whoever asked to be told of an audit's end is told.
  static CallbackLoop callbacks(
      WorkerConfig config, Database database, IdGenerator ids, InstantSource time) {
    var callbacks = new JdbiAuditCallbacks(database, vault(config, database));
    var tell =
        new TellCallback(
            callbacks,
            new JdbiAudits(database, ids),
            new SignedAuditCalls(new CheckedOutbound(config.models().outbound())),
            new SecureRandom(),
            time);
    var loop = new CallbackLoop(callbacks, tell, config.deliveries().lease());
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
    new JdbiPlannedDigests(database).forget(KEPT, MOST_FORGOTTEN);
    new JdbiInboxEvents(database).forget(RESUMABLE, MOST_FORGOTTEN);
  }
}
