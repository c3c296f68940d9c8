package com.socmate.adapters.persistence;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.id.RunId;
import com.socmate.domain.investigation.Conduct;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How an investigation was carried out, as it is kept.
record ConductJson(String decisions, Spent spent, List<Gone> gone, List<Late> late) {
  static ConductJson of(Conduct conduct) {
    return new ConductJson(
        conduct.decisions(),
        Spent.of(conduct.usage()),
        conduct.gone().stream().map(Gone::of).toList(),
        conduct.late().stream().map(Late::of).toList());
  }

  Conduct toDomain() {
    return new Conduct(
        decisions,
        spent.toDomain(),
        gone.stream().map(Gone::toDomain).toList(),
        late.stream().map(Late::toDomain).toList());
  }

  record Spent(int queries, long rows, long bytes, long millis, long tokens) {
    static Spent of(Usage usage) {
      return new Spent(
          usage.queries(), usage.rows(), usage.bytes(), usage.time().toMillis(), usage.tokens());
    }

    Usage toDomain() {
      return new Usage(queries, rows, bytes, Duration.ofMillis(millis), tokens);
    }
  }

  record Gone(String fingerprint, String title) {
    static Gone of(Conduct.Gone gone) {
      return new Gone(gone.fingerprint().value(), gone.title());
    }

    Conduct.Gone toDomain() {
      return new Conduct.Gone(new Fingerprint(fingerprint), title);
    }
  }

  record Late(String run, String from, String to, long rows, int findings, boolean reread) {
    static Late of(Conduct.LateRows late) {
      return new Late(
          late.run().value(),
          late.window().from().toString(),
          late.window().to().toString(),
          late.rows(),
          late.findings(),
          late.reread());
    }

    Conduct.LateRows toDomain() {
      return new Conduct.LateRows(
          new RunId(run),
          new TimeRange(Instant.parse(from), Instant.parse(to)),
          rows,
          findings,
          reread);
    }
  }
}
