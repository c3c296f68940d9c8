package com.socmate.adapters.persistence;

import com.socmate.application.port.NotificationPreferences;
import com.socmate.application.port.NotificationPreferencesContract;

class JdbiNotificationPreferencesTest implements NotificationPreferencesContract {
  private final Database database = TestPostgres.database();

  @Override
  public NotificationPreferences preferences() {
    return new JdbiNotificationPreferences(database);
  }
}
