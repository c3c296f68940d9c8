package com.socmate.application.finding;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Findings;
import com.socmate.application.port.Findings.Listed;
import com.socmate.application.port.Request;
import com.socmate.application.port.Suppressions;
import com.socmate.application.port.Transactions;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Keeps a thing from being told for a while, and ends that. Whoever sees a finding may suppress it
/// for its schedule; for all schedules only an admin may, because others would not hear of it
/// either.
public final class SuppressFinding {
  private final Findings findings;
  private final Suppressions suppressions;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;

  public SuppressFinding(
      Findings findings,
      Suppressions suppressions,
      AuditLog auditLog,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock) {
    this.findings = findings;
    this.suppressions = suppressions;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
  }

  /// How far a suppression reaches.
  public enum Scope {
    SCHEDULE,
    WORKSPACE
  }

  /// @param until in the future
  public Outcome suppress(
      FindingId id, Scope scope, String reason, Instant until, Request request) {
    return transactions.together(() ->
        findings
            .find(id, request.viewer())
            .map(listed -> suppress(listed, scope, reason, until, request))
            .orElseGet(Outcome.NoSuchThing::new));
  }

  private Outcome suppress(
      Listed listed, Scope scope, String reason, Instant until, Request request) {
    if (listed.suppressed().isPresent()) {
      return new Outcome.Conflict(
          "The finding is suppressed already, by "
              + listed.suppressed().get()
              + "; lift that first.");
    }
    return switch (scope) {
      case SCHEDULE ->
          listed
              .schedule()
              .map(schedule -> keep(listed, Optional.of(schedule), reason, until, request))
              .orElseGet(() ->
                  new Outcome.Conflict(
                      "It was found without a schedule, so there is none to suppress it for."));
      case WORKSPACE ->
          request.principal().isAdmin()
              ? keep(listed, Optional.empty(), reason, until, request)
              : new Outcome.ForAdmins();
    };
  }

  private Outcome keep(
      Listed listed, Optional<ScheduleId> schedule, String reason, Instant until, Request request) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var suppression =
        new Suppression(
            ids.suppression(),
            listed.finding().fingerprint(),
            schedule,
            listed.finding().title(),
            reason,
            request.principal().user(),
            now,
            until.truncatedTo(ChronoUnit.MICROS),
            Optional.empty());
    suppressions.add(suppression);
    audit("finding.suppressed", suppression, Optional.of(reason), now, request);
    return new Outcome.Kept(suppression.id());
  }

  /// Ends a suppression before its time. Who made it may, whoever changes its schedule's findings
  /// may, and an admin may end all.
  public Outcome lift(SuppressionId id, Request request) {
    return transactions.together(() ->
        suppressions
            .find(id, request.viewer())
            .map(listed -> lift(listed.suppression(), request))
            .orElseGet(Outcome.NoSuchThing::new));
  }

  private Outcome lift(Suppression suppression, Request request) {
    if (suppression.schedule().isEmpty() && !request.principal().isAdmin()) {
      return new Outcome.ForAdmins();
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (!suppressions.lift(suppression.id(), request.principal().user(), now)) {
      return new Outcome.Conflict("The suppression has ended; there is nothing to lift.");
    }
    audit("suppression.lifted", suppression, Optional.empty(), now, request);
    return new Outcome.Kept(suppression.id());
  }

  private void audit(
      String action,
      Suppression suppression,
      Optional<String> reason,
      Instant now,
      Request request) {
    auditLog.append(
        request
            .entry(now, action, suppression.id().value())
            .making(
                "{\"fingerprint\":\""
                    + suppression.fingerprint().value()
                    + "\",\"schedule\":\""
                    + suppression.schedule().map(ScheduleId::value).orElse("all")
                    + "\",\"expires_at\":\""
                    + suppression.expiresAt()
                    + "\"}")
            .because(reason.orElse("")));
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// It is as was wanted.
    record Kept(SuppressionId id) implements Outcome {}

    record Conflict(String why) implements Outcome {}

    /// It reaches further than the asker may decide.
    record ForAdmins() implements Outcome {}

    record NoSuchThing() implements Outcome {}
  }
}
