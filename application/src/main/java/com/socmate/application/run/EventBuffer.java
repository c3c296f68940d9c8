package com.socmate.application.run;

import com.socmate.application.investigation.Progress;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Keeps what an investigation tells together as long as nobody has to wait for it: until a query
/// is about to be asked or has been answered, or a model may be asked to write. What happens in
/// between takes no time that anybody could see, and each writing costs a commit.
final class EventBuffer implements Progress {
  private static final Set<Stage> SLOW = Set.of(Stage.EXECUTION, Stage.REPORT);

  private final Predicate<List<SessionEvent.Draft>> keep;
  private final List<SessionEvent.Draft> waiting = new ArrayList<>();
  private boolean kept = true;

  /// @param keep writes events; false if the run belongs to somebody else by now
  EventBuffer(Predicate<List<SessionEvent.Draft>> keep) {
    this.keep = keep;
  }

  @Override
  public boolean tell(SessionEvent.Draft event) {
    waiting.add(event);
    return isWaitedFor(event) ? flush() : kept;
  }

  private static boolean isWaitedFor(SessionEvent.Draft event) {
    return event.kind() == Kind.QUERY_FINISHED
        || event.kind() == Kind.MODEL_ASKED
        || (event.kind() == Kind.STAGE_STARTED && event.stage().filter(SLOW::contains).isPresent());
  }

  /// Writes what is left.
  boolean flush() {
    if (kept && !waiting.isEmpty()) {
      kept = keep.test(List.copyOf(waiting));
      waiting.clear();
    }
    return kept;
  }
}
