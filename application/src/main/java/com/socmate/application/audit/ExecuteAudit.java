package com.socmate.application.audit;

import com.socmate.application.port.AuditSandbox;
import com.socmate.application.port.Audits;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Unavailable;
import com.socmate.application.run.Insistence;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditOutcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.check.DeepAudit;
import com.socmate.domain.audit.observatory.RegistrableDomains;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.workspace.DomainName;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/// Carries out a claimed audit, each target from a fresh room, and records how it ended, unless it
/// belongs to somebody else by then. What belongs to the workspace no longer is not looked at.
public final class ExecuteAudit {
  /// An audit that lost its worker is tried once more.
  static final int MOST_ATTEMPTS = 2;

  private final Audits audits;
  private final Sessions events;
  private final VerifyTarget verify;
  private final AuditSandbox sandbox;
  private final AuditSandbox.Level atLeast;
  private final DeepAudit checks;
  private final RegistrableDomains domains;
  private final FinishAudit finish;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Insistence insistence;

  /// @param atLeast how well a room has to hold
  public ExecuteAudit(
      Audits audits,
      Sessions events,
      VerifyTarget verify,
      AuditSandbox sandbox,
      AuditSandbox.Level atLeast,
      DeepAudit checks,
      RegistrableDomains domains,
      FinishAudit finish,
      IdGenerator ids,
      InstantSource clock,
      Insistence insistence) {
    this.audits = audits;
    this.events = events;
    this.verify = verify;
    this.sandbox = sandbox;
    this.atLeast = atLeast;
    this.checks = checks;
    this.domains = domains;
    this.finish = finish;
    this.ids = ids;
    this.clock = clock;
    this.insistence = insistence;
  }

  /// @param stopRequested looked at now and then; once true the room is taken down and the audit is
  ///   cancelled
  /// @throws Unavailable if what it needed could not be read; the audit has not ended, and its
  ///   holder has to give it back
  public Ended execute(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    try {
      var end = carryOut(claim, stopRequested);
      return insistence.until(() -> end.record(claim)) ? new Ended.Recorded() : new Ended.Dropped();
    } catch (Unavailable away) {
      throw away;
    } catch (RuntimeException unexpected) {
      return crashed(claim, unexpected);
    }
  }

  private Ended crashed(RunQueue.Claim claim, RuntimeException unexpected) {
    var end =
        failed(
            FailureReason.Code.INTERNAL,
            "Something went wrong that should not have: "
                + unexpected.getClass().getSimpleName()
                + ".",
            "The worker's log has the details.");
    insistence.until(() -> end.record(claim));
    return new Ended.Crashed(unexpected);
  }

  private End carryOut(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    var found = audits.find(AuditId.of(claim.run().origin().session()));
    if (found.isEmpty()) {
      return failed(FailureReason.Code.INTERNAL, "The audit is gone.", "Order it again.");
    }
    var audit = found.get();
    if (claim.run().attempt() > MOST_ATTEMPTS) {
      return failed(
          FailureReason.Code.WORKER_LOST,
          "Two workers in turn were lost while they carried it out.",
          "Look at the workers' logs and memory.");
    }
    begin(audit, claim);
    return unproved(audit)
        .orElseGet(() ->
            switch (Plan.of(audit.order())) {
              case Plan.Reading.Understood(var plan) -> look(audit, plan, claim, stopRequested);
              case Plan.Reading.Unclear(var question, var hint) ->
                  failed(FailureReason.Code.INTERNAL, "The brief is not clear. " + question, hint);
            });
  }

  /// Whoever watches must not see the steps of two attempts as those of one.
  private void begin(Audit audit, RunQueue.Claim claim) {
    var session = audit.id().session();
    if (!events.events(session, 0, 1).isEmpty()) {
      events.restart(
          session,
          claim,
          event(
              Kind.RESTARTED,
              "The worker before did not bring it to its end; it begins anew.",
              Map.of()));
    }
  }

  private Optional<End> unproved(Audit audit) {
    return audit.order().targets().stream()
        .map(target -> verify.lookAgain(audit.workspace(), target))
        .filter(ownership -> !ownership.isVerified())
        .findFirst()
        .map(ownership ->
            failed(
                FailureReason.Code.TARGET_NOT_VERIFIED,
                ownership.domain() + " is not proved to be the workspace's. " + ownership.detail(),
                "Put the record or the file back, and verify the target again."));
  }

  private End look(Audit audit, Plan plan, RunQueue.Claim claim, BooleanSupplier stopRequested) {
    tellOf(audit, plan, claim);
    List<Audits.Looked> all = new ArrayList<>();
    for (var target : plan.targets()) {
      tell(audit, claim, Kind.STAGE_STARTED, "Looking at " + target + ".", target);
      var outcome = Watched.until(stopRequested, () -> sandbox.observe(job(plan, target), atLeast));
      if (outcome.isEmpty()) {
        return it -> finish.cancel(it, "It was asked to stop.");
      }
      switch (outcome.get()) {
        case AuditSandbox.Outcome.SandboxFailed(var reason) -> {
          return failed(
              FailureReason.Code.SANDBOX_FAILED,
              reason,
              "Without a room that holds there is no audit; the worker's log says what it lacks.");
        }
        case AuditSandbox.Outcome.Observed observed ->
            all.add(concluded(audit, plan, target, observed));
      }
      tellOf(audit, claim, all.getLast());
    }
    return it -> finish.complete(it, audit, all);
  }

  private AuditSandbox.Job job(Plan plan, DomainName target) {
    return new AuditSandbox.Job(
        AuditTarget.of(target.value()),
        domains.of(target.value()).orElse(target.value()),
        plan.errand(),
        Optional.of(twin(target.value()))
            .filter(it -> plan.targets().stream().anyMatch(other -> other.value().equals(it)))
            .map(AuditTarget::of));
  }

  private static String twin(String host) {
    return host.startsWith("www.") ? host.substring(4) : "www." + host;
  }

  private Audits.Looked concluded(
      Audit audit, Plan plan, DomainName target, AuditSandbox.Outcome.Observed observed) {
    var seen = observed.observations();
    var type = audit.order().type();
    boolean whole =
        plan.errand().isWhole() && seen.limited().isEmpty() && seen.crawl().ended().isEmpty();
    var outcome =
        AuditOutcome.of(
            seen.target(),
            checks.results(type, plan, seen),
            audits.known(audit.workspace(), target),
            type,
            whole,
            ids::finding);
    return new Audits.Looked(
        target,
        outcome,
        observed.attestation(),
        checks
            .shallow()
            .observatory(seen)
            .map(score -> OptionalInt.of(score.score()))
            .orElseGet(OptionalInt::empty),
        seen.limited(),
        DeepAudit.summary(plan, seen));
  }

  /// A plan that was made from a brief is told before anything is done.
  private void tellOf(Audit audit, Plan plan, RunQueue.Claim claim) {
    if (plan.by() != Plan.Author.TYPE) {
      List<String> lines = new ArrayList<>(plan.steps());
      plan.ignored().forEach(it -> lines.add("Ignored: " + it));
      insistence.until(() ->
          events.append(
              audit.id().session(),
              claim,
              List.of(
                  event(
                      Kind.STAGE_FINISHED,
                      author(plan) + " " + String.join(" ", lines),
                      Map.of("plannedBy", plan.by().spoken())))));
    }
  }

  private static String author(Plan plan) {
    return ("Planned by rules from the brief's words. " + plan.note()).strip();
  }

  private void tellOf(Audit audit, RunQueue.Claim claim, Audits.Looked looked) {
    int open = looked.outcome().findings().size();
    tell(
        audit,
        claim,
        Kind.STAGE_FINISHED,
        looked.target()
            + ": "
            + open
            + (open == 1 ? " finding, " : " findings, ")
            + looked.outcome().fixed().size()
            + " fixed.",
        looked.target());
  }

  private void tell(
      Audit audit, RunQueue.Claim claim, Kind kind, String message, DomainName target) {
    insistence.until(() ->
        events.append(
            audit.id().session(),
            claim,
            List.of(event(kind, message, Map.of("target", target.value())))));
  }

  private SessionEvent.Draft event(Kind kind, String message, Map<String, String> facts) {
    return new SessionEvent.Draft(clock.instant(), kind, Optional.empty(), message, facts);
  }

  private End failed(FailureReason.Code code, String message, String hint) {
    var why = new FailureReason(code, message, hint);
    return claim -> finish.fail(claim, why);
  }

  /// How it ended, not yet on record.
  @FunctionalInterface
  private interface End {
    boolean record(RunQueue.Claim claim);
  }

  /// What became of the audit.
  public sealed interface Ended {
    /// How it ended is on record.
    record Recorded() implements Ended {}

    /// It belongs to somebody else by now; nothing was written.
    record Dropped() implements Ended {}

    /// It failed for a reason that nobody thought of.
    record Crashed(RuntimeException cause) implements Ended {}
  }
}
