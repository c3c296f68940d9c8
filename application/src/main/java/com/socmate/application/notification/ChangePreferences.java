package com.socmate.application.notification;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.NotificationPreferences;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.application.schedule.FlatJson;
import com.socmate.domain.notification.Preferences;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps how the caller wants to be told.
public final class ChangePreferences {
  private final NotificationPreferences preferences;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public ChangePreferences(
      NotificationPreferences preferences,
      AuditLog auditLog,
      Transactions transactions,
      InstantSource clock) {
    this.preferences = preferences;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  public void change(Preferences wanted, Request request) {
    var user = request.principal().user();
    transactions.together(() -> {
      var before = preferences.of(user);
      preferences.keep(user, wanted);
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
