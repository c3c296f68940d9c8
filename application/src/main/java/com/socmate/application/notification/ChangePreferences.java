package com.socmate.application.notification;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.NotificationPreferences;
import com.socmate.application.port.PlannedDigests;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.FlatJson;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Preferences;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps how the caller wants to be told.
public final class ChangePreferences {
  private final NotificationPreferences preferences;
  private final PlannedDigests digests;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangePreferences(
      NotificationPreferences preferences,
      PlannedDigests digests,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.preferences = preferences;
    this.digests = digests;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void change(Preferences wanted, Request request) {
    var user = request.principal().user();
    transactions.together(() -> {
      var before = preferences.of(user);
      preferences.keep(user, wanted);
      plan(user, before, wanted);
      auditLog.append(
          new AuditLog.Entry(
              clock.instant(),
              request.principal().asActor(),
              "notification-preferences.changed",
              user.value(),
              Optional.of(json(before)),
              Optional.of(json(wanted)),
              Optional.empty(),
              request.requestId()));
    });
  }

  /// What was gathered for a digest that is no more is told at once.
  private void plan(UserId user, Preferences before, Preferences wanted) {
    for (var channel : List.of(Channel.EMAIL, Channel.WEBHOOK)) {
      wanted
          .nextDigest(channel, clock.instant())
          .ifPresentOrElse(
              next -> digests.plan(user, channel, next),
              () -> {
                if (before.cadence(channel) != Cadence.AT_ONCE) {
                  digests.hurry(user, channel);
                }
              });
    }
  }

  private static String json(Preferences it) {
    var members = new TreeMap<String, String>();
    it.silenced()
        .forEach(
            (event, off) -> members.put(event.text(), off.stream().sorted().toList() + " off"));
    it.least().ifPresent(least -> members.put("minimum_severity", least.name()));
    it.quiet()
        .ifPresent(hours ->
            members.put("quiet_hours", hours.from() + " " + hours.to() + " " + hours.zone()));
    it.snoozedUntil().ifPresent(until -> members.put("snoozed_until", until.toString()));
    it.digest()
        .ifPresent(wish ->
            members.put(
                "digest", new TreeMap<>(wish.cadences()) + " at " + wish.at() + " " + wish.zone()));
    it.schedules()
        .forEach((schedule, own) ->
            members.put(
                schedule.value(),
                (own.muted() ? "muted" : "")
                    + own.snoozedUntil().map(until -> " snoozed until " + until).orElse("")
                    + own.notifyOn().map(on -> " notify_on " + on).orElse("")));
    return FlatJson.of(members);
  }
}
