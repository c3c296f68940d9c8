package com.socmate.application.llm;

import com.socmate.application.investigation.evidence.VisibleText;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.TimeRange;
import java.util.List;
import java.util.stream.Collectors;

/// A further question of a session that nothing but a model may make something of.
///
/// @param first what the session was begun with
/// @param asked what is asked now
/// @param range what may be read
/// @param firstQuery the number of the first query that may be run
/// @param known the evidence so far
public record FurtherQuestion(
    SessionId session,
    String first,
    String asked,
    TimeRange range,
    int firstQuery,
    List<Evidence> known) {
  private static final int LONGEST = 4_000;

  public FurtherQuestion {
    known = List.copyOf(known);
  }

  /// All of it as a model is told.
  String material() {
    return "The session began with: "
        + VisibleText.of(first, LONGEST)
        + "\nThe window is from "
        + range.from()
        + " up to "
        + range.to()
        + "\nQueries so far:\n"
        + known.stream()
            .map(it -> it.query() + ", " + it.totalRows() + " rows: " + it.title())
            .collect(Collectors.joining("\n"))
        + "\nThe question: "
        + VisibleText.of(asked, LONGEST);
  }
}
