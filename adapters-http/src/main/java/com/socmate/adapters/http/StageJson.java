package com.socmate.adapters.http;

import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How far one step of an investigation is: `pending`, `running`, `done`, or `stopped` where the
/// investigation ended in its midst.
record StageJson(
    String stage,
    String status,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String message) {

  static List<StageJson> all(List<SessionEvent> events) {
    boolean ended = !events.isEmpty() && events.getLast().isLast();
    return Arrays.stream(Stage.values()).map(stage -> of(stage, events, ended)).toList();
  }

  private static StageJson of(Stage stage, List<SessionEvent> events, boolean ended) {
    var started = latest(stage, SessionEvent.Kind.STAGE_STARTED, events);
    var finished = latest(stage, SessionEvent.Kind.STAGE_FINISHED, events);
    return new StageJson(
        Words.of(stage),
        status(started.isPresent(), finished.isPresent(), ended),
        started.map(SessionEvent::at).orElse(null),
        finished.map(SessionEvent::at).orElse(null),
        finished.or(() -> started).map(SessionEvent::message).orElse(null));
  }

  private static String status(boolean started, boolean finished, boolean ended) {
    if (finished) {
      return "done";
    }
    if (started) {
      return ended ? "stopped" : "running";
    }
    return "pending";
  }

  private static Optional<SessionEvent> latest(
      Stage stage, SessionEvent.Kind kind, List<SessionEvent> events) {
    return events.stream()
        .filter(event -> event.kind() == kind && event.stage().equals(Optional.of(stage)))
        .reduce((_, later) -> later);
  }
}
