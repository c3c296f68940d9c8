package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Preferences;

public final class InMemoryNotificationPreferences implements NotificationPreferences {
  private final InMemoryWorld world;

  public InMemoryNotificationPreferences(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Preferences of(UserId user) {
    return world.alone(() -> world.kept().preferences.getOrDefault(user, Preferences.NONE));
  }

  @Override
  public void keep(UserId user, Preferences preferences) {
    world.alone(() -> world.kept().preferences.put(user, preferences));
  }
}
