package com.socmate.application.notification;

import com.socmate.application.schedule.FlatJson;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Webhook;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A webhook as the audit log keeps it. The address is kept without what stands behind its path's
/// beginning: with Slack and Teams it is itself a secret.
final class WebhookSnapshot {
  private WebhookSnapshot() {}

  static String json(Webhook it) {
    var members = new TreeMap<String, String>();
    members.put("owner", it.owner().value());
    members.put("name", it.name());
    members.put("origin", origin(it.url()));
    members.put("kind", it.kind().name());
    members.put("enabled", Boolean.toString(it.enabled()));
    members.put(
        "events",
        it.events().stream()
            .map(NotificationEvent::text)
            .sorted()
            .collect(Collectors.joining(" ")));
    return FlatJson.of(members);
  }

  private static String origin(String url) {
    int path = url.indexOf('/', url.indexOf("//") + 2);
    return path < 0 ? url : url.substring(0, path);
  }
}
