package com.socmate.adapters.persistence;

import com.socmate.application.port.NotificationPreferences;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Preferences;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Preferences in `notification_preferences`.
public final class JdbiNotificationPreferences implements NotificationPreferences {
  private final Handles handles;

  public JdbiNotificationPreferences(Database database) {
    this.handles = database.handles();
  }

  interface Sql {
    @SqlQuery("select preferences from notification_preferences where user_id = :user")
    Optional<String> find(String user);

    @SqlUpdate(
        """
        insert into notification_preferences (user_id, preferences) values (:user, :json::json)
        on conflict (user_id) do update set preferences = excluded.preferences
        """)
    int keep(String user, String json);
  }

  @Override
  public Preferences of(UserId user) {
    return handles
        .with(handle -> handle.attach(Sql.class).find(user.value()))
        .map(PreferencesJson::read)
        .orElse(Preferences.NONE);
  }

  @Override
  public void keep(UserId user, Preferences preferences) {
    handles.with(
        handle -> handle.attach(Sql.class).keep(user.value(), PreferencesJson.write(preferences)));
  }
}
