package com.socmate.application.session;

import com.socmate.application.port.Sessions;
import java.time.Duration;

/// Deletes the rows of evidence that are older than they are kept. Doing it twice does no harm.
public final class ForgetEvidence {
  private static final int BATCH = 500;

  private final Sessions sessions;
  private final Duration kept;

  public ForgetEvidence(Sessions sessions, Duration kept) {
    this.sessions = sessions;
    this.kept = kept;
  }

  public void forget() {
    int forgotten;
    do {
      forgotten = sessions.forgetRows(kept, BATCH);
    } while (forgotten == BATCH);
  }
}
