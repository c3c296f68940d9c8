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

    /// By a language model, which may read what there is over a stretch of time and judges nothing.
    ///
    /// @param run empty in a copy of the session
    /// @param firstQuery the number of the first query it may run
    /// @param told empty until it has answered
    record ByModel(Optional<RunId> run, TimeRange range, int firstQuery, Optional<Told> told)
        implements Answered {}
  }

  /// What came of a model's reading.
  ///
  /// @param text Markdown in which nothing from logs is markup
  /// @param queries the names of those it ran
  public record Told(String text, List<EvidenceRef> evidence, List<String> queries) {
    public Told {
      evidence = List.copyOf(evidence);
      queries = List.copyOf(queries);
    }
  }

  public Optional<RunId> run() {
    return switch (answered) {
      case Answered.ByRun(var run, _) -> run;
      case Answered.ByModel(var run, _, _, _) -> run;
      case Answered.AtOnce _ -> Optional.empty();
    };
  }

  /// What answers it in words, once that is there.
  public Optional<Told> told() {
    return switch (answered) {
      case Answered.ByRun _ -> Optional.empty();
      case Answered.ByModel(_, _, _, var told) -> told;
      case Answered.AtOnce(var text, var evidence) ->
          Optional.of(new Told(text, evidence, List.of()));
    };
  }

  /// The same in a copy of its session.
  public Turn copied() {
    return with(
        switch (answered) {
          case Answered.ByRun(_, var plan) -> new Answered.ByRun(Optional.empty(), plan);
          case Answered.ByModel(_, var range, var first, var told) ->
              new Answered.ByModel(Optional.empty(), range, first, told);
          case Answered.AtOnce atOnce -> atOnce;
        });
  }

  /// The same, answered.
  public Turn with(Answered other) {
    return new Turn(number, question, askedBy, askedAt, since, understood, other);
  }

  public Optional<Plan> plan() {
    return switch (answered) {
      case Answered.ByRun(_, var plan) -> Optional.of(plan);
      case Answered.ByModel _, Answered.AtOnce _ -> Optional.empty();
    };
  }

  public Turn from(long lastEvent) {
    return new Turn(number, question, askedBy, askedAt, lastEvent, understood, answered);
  }
}
