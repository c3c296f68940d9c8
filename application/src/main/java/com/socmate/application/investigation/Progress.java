package com.socmate.application.investigation;

import com.socmate.domain.investigation.SessionEvent;

/// Where an investigation says what it is doing while it does it.
@FunctionalInterface
public interface Progress {
  /// Tells what happened.
  ///
  /// @return false if nobody keeps it any more, because the run belongs to somebody else by now
  boolean tell(SessionEvent.Draft event);
}
