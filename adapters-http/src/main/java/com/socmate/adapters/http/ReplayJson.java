package com.socmate.adapters.http;

import com.socmate.application.investigation.Replay;
import com.socmate.application.investigation.Rows;
import com.socmate.domain.id.SessionId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What came of carrying out a session's plan once more.
///
/// @param same whether the same was decided of every row
/// @param rows what differs; null if the former rows are not all there to be compared with
record ReplayJson(
    String sessionId,
    String planHash,
    EvidenceJson.Window window,
    boolean same,
    Pair outcome,
    Pair decisionsHash,
    @Nullable Differences rows,
    ConductJson.Spent spent) {

  /// Then and now.
  record Pair(String then, String now) {}

  /// What differs of the deciding query's rows.
  record Differences(
      List<Map<String, String>> gone,
      List<Map<String, String>> come,
      List<Rows.Changed> changed,
      boolean truncated) {}

  static ReplayJson from(SessionId session, Replay.Outcome.Repeated it) {
    var rows = it.rows();
    return new ReplayJson(
        session.value(),
        it.grounds().plan().hash(),
        EvidenceJson.Window.from(it.grounds().range()),
        it.isSame(),
        new Pair(Words.of(it.then()), Words.of(it.now())),
        new Pair(it.grounds().conduct().decisions(), it.decisions()),
        rows.comparable()
            ? new Differences(rows.gone(), rows.come(), rows.changed(), rows.truncated())
            : null,
        ConductJson.Spent.from(it.usage()));
  }
}
