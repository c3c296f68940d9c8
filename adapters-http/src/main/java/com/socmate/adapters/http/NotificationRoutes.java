package com.socmate.adapters.http;

import com.socmate.application.port.Notifications;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.identity.Scope;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The caller's own inbox.
public final class NotificationRoutes implements Routes {
  private static final String PATH = "/api/v1/notifications";

  private final Notifications notifications;
  private final InstantSource clock;

  public NotificationRoutes(Notifications notifications, InstantSource clock) {
    this.notifications = notifications;
    this.clock = clock;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.NOTIFICATIONS_READ),
        Route.post(PATH + "/read-all", this::readAll).needs(Scope.NOTIFICATIONS_WRITE),
        Route.post(PATH + "/{id}/read", this::read).needs(Scope.NOTIFICATIONS_WRITE));
  }

  private Answer list(Call call) {
    var parameters = call.parameters("unread", "limit", "offset");
    var page = parameters.page();
    var user = call.principal().user();
    var found = notifications.list(user, parameters.truth("unread"), page);
    var items = found.items().stream().map(NotificationJson::from).toList();
    var body = new LinkedHashMap<>(ListJson.of("notifications", items, found.total(), page));
    body.put("unread", notifications.unread(user));
    return Answer.ok(body);
  }

  private Answer read(Call call) {
    call.optionalBody(List.of()).orRefuse();
    var id = call.id("id", "notification", NotificationId::new);
    if (!notifications.markRead(call.principal().user(), id, clock.instant())) {
      throw Refused.notFound("notification");
    }
    var body = new LinkedHashMap<String, Object>();
    body.put("id", id.value());
    body.put("read", true);
    return Answer.ok(body);
  }

  private Answer readAll(Call call) {
    call.optionalBody(List.of()).orRefuse();
    return Answer.ok(
        Map.of("read", notifications.markAllRead(call.principal().user(), clock.instant())));
  }
}
