package com.socmate.application.port;

import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Preferences;

/// How users want to be told.
public interface NotificationPreferences {
  /// What the user said last, [Preferences#NONE] for one who said nothing.
  Preferences of(UserId user);

  void keep(UserId user, Preferences preferences);
}
