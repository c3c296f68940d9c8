package com.socmate.application.session;

import com.socmate.application.port.Sessions;

/// Erases deleted sessions, with rows, findings and reports, once nobody can bring them back any
/// more. Doing it twice does no harm.
public final class EraseSessions {
  private static final int BATCH = 100;

  private final Sessions sessions;

  public EraseSessions(Sessions sessions) {
    this.sessions = sessions;
  }

  public void erase() {
    int erased;
    do {
      erased = sessions.erase(DeleteSession.RESTORABLE, BATCH);
    } while (erased == BATCH);
  }
}
