package com.socmate.application.investigation;

import com.socmate.application.investigation.Examination.Examined;
import com.socmate.application.investigation.evidence.Background;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Usage;
import com.socmate.domain.run.FailureReason;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Carries out what a session carried out once more, over the same window, and says whether the
/// same was decided of every row. Nothing is kept. What differs, differs in the data: rows that
/// arrived since, or are gone.
public final class Replay {
  private final Sessions sessions;
  private final ProviderLogs logs;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Limits limits;

  public Replay(
      Sessions sessions, ProviderLogs logs, IdGenerator ids, InstantSource clock, Limits limits) {
    this.sessions = sessions;
    this.logs = logs;
    this.ids = ids;
    this.clock = clock;
    this.limits = limits;
  }

  public Outcome replay(SessionId id, Viewer viewer) {
    return sessions
        .find(id, viewer)
        .map(session ->
            sessions
                .result(id, viewer)
                .flatMap(result ->
                    result.grounds().map(grounds -> replay(result, grounds, session.provider())))
                .orElseGet(Outcome.NothingToRepeat::new))
        .orElseGet(Outcome.NoSuchSession::new);
  }

  private Outcome replay(InvestigationResult before, Grounds grounds, String provider) {
    var workspace = logs.of(provider);
    var examination = new Examination(workspace, new IntentLibrary(workspace), ids, clock);
    var spending = examination.spending(limits);
    var plan = grounds.plan();
    var examined =
        examination.examine(
            plan, grounds.range(), new Background(Map.of(), _ -> Map.of()), limits, spending);
    return switch (examined) {
      case Examined.Broken(var why) -> new Outcome.Broken(why);
      case Examined.Judged(var collected, var assessment) -> {
        var query = plan.decidingQuery().name();
        yield new Outcome.Repeated(
            grounds,
            before.conclusion().outcome(),
            assessment.conclusion().outcome(),
            assessment.decisions().hash(),
            Rows.compared(
                plan.rule().key(), then(before, query), collected.of(query).orElseThrow().table()),
            spending.usage());
      }
    };
  }

  private static Optional<Evidence> then(InvestigationResult before, String query) {
    return before.evidence().stream().filter(it -> it.query().equals(query)).findFirst();
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param decisions the hash of what was decided now
    /// @param rows what differs of the deciding query's rows
    record Repeated(
        Grounds grounds,
        com.socmate.domain.investigation.Outcome then,
        com.socmate.domain.investigation.Outcome now,
        String decisions,
        Rows rows,
        Usage usage)
        implements Outcome {
      public boolean isSame() {
        return grounds.conduct().decisions().equals(decisions);
      }
    }

    record Broken(FailureReason why) implements Outcome {}

    /// It has no verdict yet, or none that rests on a plan.
    record NothingToRepeat() implements Outcome {}

    record NoSuchSession() implements Outcome {}
  }
}
