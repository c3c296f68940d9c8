package com.socmate.application.session.further;

import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Turn;
import java.util.List;

/// The evidence of queries that models ran while they answered.
public final class OfModels {
  private static final int MOST_ROWS = 5_000;

  private OfModels() {}

  public static List<Evidence> evidence(
      Sessions sessions, SessionId session, List<Turn> turns, Viewer viewer) {
    return turns.stream()
        .flatMap(it -> it.told().stream())
        .flatMap(it -> it.queries().stream())
        .flatMap(query -> sessions.evidence(session, query, viewer, MOST_ROWS, 0).stream())
        .toList();
  }
}
