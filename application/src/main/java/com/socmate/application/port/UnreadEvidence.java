package com.socmate.application.port;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import java.util.function.BiConsumer;

/// Evidence of ended runs that the graph has not read yet. It is there from the moment the run's
/// end is, so nothing that a lost worker wrote is among it.
public interface UnreadEvidence {
  /// Hands over up to so many queries' evidence, oldest first, and counts it as read once all of it
  /// was taken. What fails is handed over again; no two readers are given the same at once.
  ///
  /// @return how many
  int read(int most, BiConsumer<SessionId, Evidence> reader);
}
