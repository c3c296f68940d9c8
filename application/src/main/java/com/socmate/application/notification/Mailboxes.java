package com.socmate.application.notification;

import com.socmate.domain.identity.User;

/// Who can be written to.
final class Mailboxes {
  private Mailboxes() {}

  static boolean has(User user) {
    return user.email().indexOf('@') > 0;
  }
}
