package com.socmate.domain.investigation;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A further question of a session, and what became of it: a run of its own, or an answer from what
/// is there already.
///
/// @param number counts from 2; a session's first question is its own
/// @param since the session's last event before it
/// @param understood a sentence that says what the question was taken for
public record Turn(
    int number,
    String question,
    UserId askedBy,
    Instant askedAt,
    long since,
    String understood,
    Answered answered) {

  /// How a question is answered.
  public sealed interface Answered {
    /// By executing a plan.
    ///
    /// @param run empty in a copy of the session
    record ByRun(Optional<RunId> run, Plan plan) implements Answered {}

    /// At once, without any query.
    ///
    /// @param text Markdown in which nothing from logs is markup
    record AtOnce(String text, List<EvidenceRef> evidence) implements Answered {
      public AtOnce {
        evidence = List.copyOf(evidence);
      }
    }
  }

  public Optional<RunId> run() {
    return switch (answered) {
      case Answered.ByRun(var run, _) -> run;
      case Answered.AtOnce _ -> Optional.empty();
    };
  }

  public Optional<Plan> plan() {
    return switch (answered) {
      case Answered.ByRun(_, var plan) -> Optional.of(plan);
      case Answered.AtOnce _ -> Optional.empty();
    };
  }

  public Turn from(long lastEvent) {
    return new Turn(number, question, askedBy, askedAt, lastEvent, understood, answered);
  }
}
