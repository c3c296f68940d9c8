package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.investigation.Turn.Answered;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A row of `session_turn`.
record TurnRow(
    String sessionId,
    int number,
    @Nullable String runId,
    String question,
    String askedBy,
    Instant askedAt,
    long since,
    String understood,
    @Nullable String plan,
    @Nullable String answer,
    @Nullable String cited) {
  static TurnRow of(SessionId session, Turn turn) {
    return new TurnRow(
        session.value(),
        turn.number(),
        turn.run().map(RunId::value).orElse(null),
        turn.question(),
        turn.askedBy().value(),
        turn.askedAt(),
        turn.since(),
        turn.understood(),
        turn.plan().map(PlanJson::write).orElse(null),
        turn.answered() instanceof Answered.AtOnce(var text, _) ? text : null,
        turn.answered() instanceof Answered.AtOnce(_, var evidence)
            ? Json.write(evidence.stream().map(FindingRow.RefJson::of).toList())
            : null);
  }

  Turn toDomain() {
    return CorruptRow.unless("turn " + number + " of " + sessionId, this::read);
  }

  private Turn read() {
    return new Turn(number, question, new UserId(askedBy), askedAt, since, understood, answered());
  }

  private Answered answered() {
    if (answer != null) {
      return new Answered.AtOnce(
          answer,
          Json.read(
                  Optional.ofNullable(cited).orElse("[]"),
                  new TypeReference<List<FindingRow.RefJson>>() {})
              .stream()
              .map(FindingRow.RefJson::toDomain)
              .toList());
    }
    return new Answered.ByRun(
        Optional.ofNullable(runId).map(RunId::new),
        PlanJson.read(Objects.requireNonNull(plan, "a turn has a plan or an answer")));
  }
}
