package com.socmate.worker.measure;

import com.socmate.application.port.Mail;
import com.socmate.application.port.Telling;
import com.socmate.application.port.Told;
import com.socmate.application.port.WebhookCalls;
import com.socmate.domain.notification.Webhook;
import com.socmate.telemetry.metric.Metrics;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Optional;

/// What became of each try to tell somebody outside the product.
public final class TellingMeters {
  private final Counter taken;
  private final Counter notNow;
  private final Counter never;
  private final Counter webhookFailures;
  private final Counter mailFailures;

  public TellingMeters(Metrics metrics) {
    this.taken = deliveries("taken", metrics);
    this.notNow = deliveries("not_now", metrics);
    this.never = deliveries("never", metrics);
    this.webhookFailures = failures("webhook", metrics);
    this.mailFailures = failures("email", metrics);
  }

  private static Counter deliveries(String outcome, Metrics metrics) {
    return metrics.counter(
        "socmate_webhook_deliveries",
        "Calls of webhooks, tries again included.",
        "outcome",
        outcome);
  }

  private static Counter failures(String channel, Metrics metrics) {
    return metrics.counter(
        "socmate_notification_failures", "Tries to tell somebody that failed.", "channel", channel);
  }

  public WebhookCalls over(WebhookCalls calls) {
    return new WebhookCalls() {
      @Override
      public Told call(Webhook webhook, List<String> secrets, Telling telling) {
        var told = calls.call(webhook, secrets, telling);
        called(told);
        return told;
      }

      @Override
      public Optional<String> objection(String url) {
        return calls.objection(url);
      }
    };
  }

  public Mail over(Mail mail) {
    return (to, telling) -> {
      var told = mail.send(to, telling);
      if (!(told instanceof Told.Taken)) {
        mailFailures.increment();
      }
      return told;
    };
  }

  private void called(Told told) {
    switch (told) {
      case Told.Taken _ -> taken.increment();
      case Told.NotNow _ -> {
        notNow.increment();
        webhookFailures.increment();
      }
      case Told.Never _ -> {
        never.increment();
        webhookFailures.increment();
      }
    }
  }
}
