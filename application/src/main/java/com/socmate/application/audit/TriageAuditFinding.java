package com.socmate.application.audit;

import com.socmate.application.port.Audits;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.FindingId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Keeps what people make of a finding. Whether it is there is for checks to say, never for them.
public final class TriageAuditFinding {
  private final Audits audits;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Chronicle chronicle;

  public TriageAuditFinding(
      Audits audits, Transactions transactions, InstantSource clock, Chronicle chronicle) {
    this.audits = audits;
    this.transactions = transactions;
    this.clock = clock;
    this.chronicle = chronicle;
  }

  /// @param until when the verdict ends; an accepted risk has one, in the future
  /// @return empty if the audit has no such finding
  public Optional<Audits.Found> triage(
      AuditId audit,
      FindingId finding,
      FindingTriage.Verdict verdict,
      String reason,
      Optional<Instant> until,
      Request request) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var triage = new FindingTriage(verdict, reason, request.principal().user(), at, until);
    return transactions.together(() -> {
      var found = audits.triage(audit, finding, _ -> Optional.of(triage));
      if (found.isPresent()) {
        enter(request, finding, Map.of("verdict", word(verdict), "reason", reason));
      }
      return found;
    });
  }

  /// Takes the verdict back.
  ///
  /// @return empty if the audit has no such finding
  public Optional<Audits.Found> reopen(AuditId audit, FindingId finding, Request request) {
    return transactions.together(() -> {
      var found = audits.triage(audit, finding, _ -> Optional.empty());
      if (found.isPresent()) {
        enter(request, finding, Map.of("verdict", "none"));
      }
      return found;
    });
  }

  private static String word(FindingTriage.Verdict verdict) {
    return verdict.name().toLowerCase(Locale.ROOT);
  }

  private void enter(Request request, FindingId finding, Map<String, String> after) {
    chronicle.enter(request, "audit_finding.triaged", finding.value(), after);
  }
}
