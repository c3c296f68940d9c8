package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryNotificationPreferencesTest implements NotificationPreferencesContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public NotificationPreferences preferences() {
    return world.notificationPreferences();
  }
}
