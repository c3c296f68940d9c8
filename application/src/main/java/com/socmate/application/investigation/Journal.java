package com.socmate.application.investigation;

import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What an investigation has said so far, and whether it should go on.
final class Journal {
  private final Progress progress;
  private final BooleanSupplier stopRequested;
  private final InstantSource clock;
  private boolean kept = true;

  Journal(Progress progress, BooleanSupplier stopRequested, InstantSource clock) {
    this.progress = progress;
    this.stopRequested = stopRequested;
    this.clock = clock;
  }

  /// One that nobody listens to, and nobody can stop.
  static Journal silent(InstantSource clock) {
    return new Journal(_ -> true, () -> false, clock);
  }

  boolean isCut() {
    return !kept || stopRequested.getAsBoolean();
  }

  void started(Stage stage, String message) {
    tell(Kind.STAGE_STARTED, stage, message, Map.of());
  }

  void finished(Stage stage, String message, Map<String, String> facts) {
    tell(Kind.STAGE_FINISHED, stage, message, facts);
  }

  void tell(Kind kind, Stage stage, String message, Map<String, String> facts) {
    kept =
        kept
            && progress.tell(
                new SessionEvent.Draft(clock.instant(), kind, Optional.of(stage), message, facts));
  }
}
