package com.socmate.adapters.persistence;

import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of `audit_matter` that say what people made of it.
record AuditTriageRow(
    @Nullable String verdict,
    @Nullable String reason,
    @Nullable String triagedBy,
    @Nullable Instant triagedAt,
    @Nullable Instant triagedUntil) {
  private static final AuditTriageRow NONE = new AuditTriageRow(null, null, null, null, null);

  static AuditTriageRow of(Optional<FindingTriage> triage) {
    return triage
        .map(it ->
            new AuditTriageRow(
                it.verdict().name(),
                it.reason(),
                it.by().value(),
                it.at(),
                it.until().orElse(null)))
        .orElse(NONE);
  }

  Optional<FindingTriage> toDomain() {
    return verdict == null
        ? Optional.empty()
        : Optional.of(
            new FindingTriage(
                FindingTriage.Verdict.valueOf(verdict),
                Objects.requireNonNull(reason),
                new UserId(Objects.requireNonNull(triagedBy)),
                Objects.requireNonNull(triagedAt),
                Optional.ofNullable(triagedUntil)));
  }
}
