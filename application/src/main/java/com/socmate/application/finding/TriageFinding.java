package com.socmate.application.finding;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Findings;
import com.socmate.application.port.Findings.Listed;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.id.FindingId;
import com.socmate.domain.id.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Says what is made of a finding, for whoever sees it. What it says holds for the same thing in
/// the schedule's next runs too, for as long as it is still there.
public final class TriageFinding {
  private final Findings findings;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public TriageFinding(
      Findings findings, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.findings = findings;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// @param words a note on an acknowledgement, or the reason of a dismissal
  public Outcome triage(FindingId id, Wish wish, String words, Request request) {
    return transactions.together(() ->
        findings
            .change(id, request.viewer(), it -> decide(it, wish, words, request))
            .orElseGet(Outcome.NoSuchFinding::new));
  }

  private Findings.Change<Outcome> decide(Listed listed, Wish wish, String words, Request request) {
    var by = request.principal().user();
    var now = clock.instant();
    return moved(listed.triage(), wish, by, words, now)
        .map(after -> {
          audit(listed, wish, words, now, request);
          return new Findings.Change<Outcome>(after, new Outcome.Moved());
        })
        .orElseGet(() ->
            new Findings.Change<>(
                listed.triage(), new Outcome.Forbidden(whyNot(listed.triage(), wish))));
  }

  private static Optional<Triage> moved(
      Triage triage, Wish wish, UserId by, String words, Instant now) {
    return switch (triage) {
      case Triage.Open open ->
          switch (wish) {
            case ACKNOWLEDGE -> Optional.of(open.acknowledge(by, words, now));
            case DISMISS -> Optional.of(open.dismiss(by, words, now));
            case REOPEN -> Optional.empty();
          };
      case Triage.Acknowledged acknowledged ->
          switch (wish) {
            case ACKNOWLEDGE -> Optional.empty();
            case DISMISS -> Optional.of(acknowledged.dismiss(by, words, now));
            case REOPEN -> Optional.of(acknowledged.reopen());
          };
      case Triage.Dismissed dismissed ->
          switch (wish) {
            case ACKNOWLEDGE, DISMISS -> Optional.empty();
            case REOPEN -> Optional.of(dismissed.reopen());
          };
    };
  }

  private static String whyNot(Triage triage, Wish wish) {
    return switch (triage) {
      case Triage.Open _ -> "The finding is open already; there is nothing to undo.";
      case Triage.Acknowledged _ -> "The finding is acknowledged already.";
      case Triage.Dismissed _ ->
          wish == Wish.DISMISS
              ? "The finding is dismissed already."
              : "The finding is dismissed; reopen it first.";
    };
  }

  private void audit(Listed listed, Wish wish, String words, Instant now, Request request) {
    auditLog.append(
        request
            .entry(now, wish.action, listed.finding().id().value())
            .making("{\"fingerprint\":\"" + listed.finding().fingerprint().value() + "\"}")
            .because(words));
  }

  /// What somebody wants to do.
  public enum Wish {
    ACKNOWLEDGE("finding.acknowledged"),
    DISMISS("finding.dismissed"),
    REOPEN("finding.reopened");

    private final String action;

    Wish(String action) {
      this.action = action;
    }
  }

  /// What became of the wish.
  public sealed interface Outcome {
    record Moved() implements Outcome {}

    record Forbidden(String why) implements Outcome {}

    record NoSuchFinding() implements Outcome {}
  }
}
