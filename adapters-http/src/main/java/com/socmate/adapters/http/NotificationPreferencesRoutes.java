package com.socmate.adapters.http;

import com.socmate.application.notification.ChangePreferences;
import com.socmate.application.port.NotificationPreferences;
import com.socmate.domain.identity.Scope;
import java.util.List;

/// How the caller wants to be told.
public final class NotificationPreferencesRoutes implements Routes {
  private static final String PATH = "/api/v1/notifications/preferences";

  private final NotificationPreferences preferences;
  private final ChangePreferences change;

  public NotificationPreferencesRoutes(
      NotificationPreferences preferences, ChangePreferences change) {
    this.preferences = preferences;
    this.change = change;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::get).needs(Scope.NOTIFICATIONS_READ),
        Route.put(PATH, this::put).needs(Scope.NOTIFICATIONS_WRITE));
  }

  private Answer get(Call call) {
    call.parameters();
    return answer(call);
  }

  private Answer put(Call call) {
    var wanted = NotificationPreferencesBody.read(call.body(NotificationPreferencesBody.MEMBERS));
    change.change(wanted, call.request());
    return answer(call);
  }

  private Answer answer(Call call) {
    return Answer.ok(NotificationPreferencesJson.from(preferences.of(call.principal().user())));
  }
}
