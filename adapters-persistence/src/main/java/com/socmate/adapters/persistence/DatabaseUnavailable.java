package com.socmate.adapters.persistence;

import com.socmate.application.port.Unavailable;

/// PostgreSQL cannot be reached, is starting or stopping, or has no connection left; the same call
/// may succeed later.
public final class DatabaseUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailable(Throwable cause) {
    super("PostgreSQL is not available at the moment: " + cause.getMessage(), cause);
  }
}
