package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.TimeRange;
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
    @Nullable String cited,
    @Nullable String reading) {
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
        turn.told().map(Turn.Told::text).orElse(null),
        turn.told().map(it -> cited(it.evidence())).orElse(null),
        turn.answered() instanceof Answered.ByModel it ? Json.write(ReadingJson.of(it)) : null);
  }

  static String cited(List<EvidenceRef> evidence) {
    return Json.write(evidence.stream().map(FindingRow.RefJson::of).toList());
  }

  /// What a model may read.
  record ReadingJson(String from, String to, int firstQuery, List<String> queries) {
    static ReadingJson of(Answered.ByModel it) {
      return new ReadingJson(
          it.range().from().toString(),
          it.range().to().toString(),
          it.firstQuery(),
          it.told().map(Turn.Told::queries).orElse(List.of()));
    }
  }

  Turn toDomain() {
    return CorruptRow.unless("turn " + number + " of " + sessionId, this::read);
  }

  private Turn read() {
    return new Turn(number, question, new UserId(askedBy), askedAt, since, understood, answered());
  }

  private Answered answered() {
    var told = Optional.ofNullable(answer).map(this::told);
    if (reading != null) {
      var read = Json.read(reading, new TypeReference<ReadingJson>() {});
      return new Answered.ByModel(
          Optional.ofNullable(runId).map(RunId::new),
          new TimeRange(Instant.parse(read.from()), Instant.parse(read.to())),
          read.firstQuery(),
          told.map(it -> new Turn.Told(it.text(), it.evidence(), read.queries())));
    }
    if (told.isPresent()) {
      return new Answered.AtOnce(told.get().text(), told.get().evidence());
    }
    return new Answered.ByRun(
        Optional.ofNullable(runId).map(RunId::new),
        PlanJson.read(Objects.requireNonNull(plan, "a turn has a plan or an answer")));
  }

  private Turn.Told told(String text) {
    return new Turn.Told(
        text,
        Json.read(
                Optional.ofNullable(cited).orElse("[]"),
                new TypeReference<List<FindingRow.RefJson>>() {})
            .stream()
            .map(FindingRow.RefJson::toDomain)
            .toList(),
        List.of());
  }
}
