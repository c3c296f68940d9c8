package com.socmate.application.investigation.intent;

import com.socmate.application.investigation.wording.Subject;
import java.util.Optional;

/// By which column of `SigninLogs` attempts are counted.
enum SignInKey {
  ADDRESS("IPAddress"),
  USER("UserPrincipalName"),
  APPLICATION("AppDisplayName"),
  COUNTRY("Location");

  private final String column;

  SignInKey(String column) {
    this.column = column;
  }

  String column() {
    return column;
  }

  static Optional<SignInKey> of(Subject subject) {
    return switch (subject) {
      case ADDRESS -> Optional.of(ADDRESS);
      case USER -> Optional.of(USER);
      case APPLICATION -> Optional.of(APPLICATION);
      case COUNTRY -> Optional.of(COUNTRY);
      case COMPUTER, EVENT -> Optional.empty();
    };
  }
}
