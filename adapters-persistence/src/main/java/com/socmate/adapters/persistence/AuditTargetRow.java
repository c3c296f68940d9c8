package com.socmate.adapters.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.socmate.application.port.AuditSandbox;
import com.socmate.application.port.Audits;
import com.socmate.domain.audit.CheckId;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// A row of `audit_target`: what was looked at, from what room.
record AuditTargetRow(
    String target,
    String coverage,
    String level,
    Instant startedAt,
    Instant endedAt,
    boolean destroyed,
    String decisions,
    @Nullable Integer observatory,
    String limited,
    @Nullable String crawl) {
  static AuditTargetRow of(Audits.Looked looked) {
    var room = looked.room();
    return new AuditTargetRow(
        looked.target().value(),
        Json.write(looked.outcome().coverage().stream().map(Checked::of).toList()),
        room.level().name(),
        room.startedAt(),
        room.endedAt(),
        room.destroyed(),
        Json.write(room.decisions()),
        looked.observatory().isPresent() ? looked.observatory().getAsInt() : null,
        looked.limited(),
        looked.crawl().map(Json::write).orElse(null));
  }

  Audits.Covered toDomain() {
    return CorruptRow.unless("look at " + target, this::read);
  }

  private Audits.Covered read() {
    return new Audits.Covered(
        new DomainName(target),
        Json.read(coverage, new TypeReference<List<Checked>>() {}).stream()
            .map(Checked::toDomain)
            .toList(),
        new AuditSandbox.Attestation(
            AuditSandbox.Level.valueOf(level),
            startedAt,
            endedAt,
            destroyed,
            Json.read(decisions, new TypeReference<List<String>>() {})),
        observatory == null ? OptionalInt.empty() : OptionalInt.of(observatory),
        limited,
        Optional.ofNullable(crawl).map(it -> Json.read(it, new TypeReference<CrawlSummary>() {})));
  }

  record Checked(String check, String verdict, String reason) {
    static Checked of(CheckResult result) {
      return new Checked(
          result.check().id().value(), result.verdict().wireName(), reason(result.verdict()));
    }

    private static String reason(Verdict verdict) {
      return switch (verdict) {
        case Verdict.NotApplicable(String reason) -> reason;
        case Verdict.NotTested(String reason) -> reason;
        case Verdict.Pass _, Verdict.Fail _ -> "";
      };
    }

    Audits.Checked toDomain() {
      return new Audits.Checked(new CheckId(check), verdict, reason);
    }
  }
}
