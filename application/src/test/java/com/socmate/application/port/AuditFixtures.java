package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditOutcome;
import com.socmate.domain.audit.AuditTarget;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Check;
import com.socmate.domain.audit.CheckResult;
import com.socmate.domain.audit.Defect;
import com.socmate.domain.audit.Evidence;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.Verdict;
import com.socmate.domain.audit.check.ShallowAudit;
import com.socmate.domain.audit.crawl.CrawlSummary;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Workspace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// What tests of audits need and is true enough.
public final class AuditFixtures {
  public static final DomainName ACME = new DomainName("acme.example.com");

  /// One of each kind.
  public static final List<Suggestion> SUGGESTIONS =
      List.of(
          BriefReaderContract.narrower(Set.of(ACME), Set.of("/shop"), 30),
          new Suggestion.Doubt("small", "Tidy \"up\""),
          new Suggestion.Unused("small", "it was too slow"));

  private AuditFixtures() {}

  public static AuditOrder briefed(Suggestion made) {
    return new AuditOrder(
        AuditType.AUTONOMOUS,
        List.of(ACME),
        Optional.of("Check all. Tidy \"up\"."),
        Optional.of(made));
  }

  /// A workspace that is kept, and executes so many audits at once.
  public static Workspace workspace(Ports ports, int atOnce) {
    var workspace =
        new Workspace(Fixtures.IDS.workspace(), "Acme", ACME, Fixtures.IDS.user(), Fixtures.now());
    ports.workspaces().add(workspace, atOnce);
    return workspace;
  }

  public static AuditOrder shallow() {
    return of(AuditType.SHALLOW);
  }

  private static AuditOrder of(AuditType type) {
    return new AuditOrder(type, List.of(ACME), Optional.empty());
  }

  public static Run.Queued run(WorkspaceId workspace) {
    var now = Fixtures.now();
    return new Run.Queued(
        Fixtures.IDS.run(),
        new Run.Origin(
            Optional.empty(), Trigger.MANUAL, now, Lane.of(workspace), Fixtures.IDS.session()),
        now);
  }

  public static Audit auditBy(Run.Queued run, Workspace workspace) {
    return auditBy(run, workspace, shallow());
  }

  private static Audit auditBy(Run.Queued run, Workspace workspace, AuditOrder order) {
    return new Audit(
        AuditId.of(run.origin().session()),
        workspace.id(),
        Optional.empty(),
        Optional.empty(),
        order,
        workspace.creator(),
        run.queuedAt());
  }

  /// An audit that waits.
  public static Audit queued(Ports ports, Workspace workspace) {
    return queued(ports, workspace, shallow());
  }

  public static Audit queued(Ports ports, Workspace workspace, AuditType type) {
    return queued(ports, workspace, of(type));
  }

  public static Audit queued(Ports ports, Workspace workspace, AuditOrder order) {
    var run = run(workspace.id());
    var audit = auditBy(run, workspace, order);
    ports.runQueue().addAudit(run, audit, 1_000);
    return audit;
  }

  /// One that is due since a while.
  public static ScheduledAudit dueSince(Workspace workspace, Instant created) {
    return ScheduledAudit.create(
            Fixtures.IDS.schedule(),
            workspace.id(),
            workspace.creator(),
            new ScheduledAudit.Times(
                "Every minute", CronExpression.parse("* * * * *"), ZoneOffset.UTC),
            shallow(),
            created)
        .orElseThrow();
  }

  /// Every check passes but these, each with one defect.
  public static Audits.Looked looked(
      Ports ports, WorkspaceId workspace, List<String> failing, List<String> notTested) {
    return looked(ports, workspace, AuditType.SHALLOW, failing, notTested);
  }

  /// What a deeper audit sees lies beyond the first page.
  public static Audits.Looked looked(
      Ports ports,
      WorkspaceId workspace,
      AuditType type,
      List<String> failing,
      List<String> notTested) {
    List<CheckResult> results = new ArrayList<>();
    for (Check check : ShallowAudit.catalogue()) {
      results.add(new CheckResult(check, verdict(check, type, failing, notTested)));
    }
    return new Audits.Looked(
        ACME,
        AuditOutcome.of(
            AuditTarget.of(ACME.value()),
            results,
            ports.audits().known(workspace, ACME),
            type,
            true,
            Fixtures.IDS::finding),
        new AuditSandbox.Attestation(
            AuditSandbox.Level.NAMESPACES,
            Fixtures.now(),
            Fixtures.now(),
            true,
            List.of("allowed acme.example.com:443")),
        OptionalInt.of(75),
        "",
        type == AuditType.SHALLOW ? Optional.empty() : Optional.of(crawl()));
  }

  public static CrawlSummary crawl() {
    return new CrawlSummary(
        "type",
        List.of(),
        List.of(),
        List.of("/", "/shop"),
        List.of("POST /login (user, password)"),
        List.of("/logout: its words say that it does something"),
        List.of(),
        Map.of("markup", 3),
        List.of("INP-101 /shop q: it showed itself once and could not be proved."),
        42,
        "");
  }

  private static Verdict verdict(
      Check check, AuditType type, List<String> failing, List<String> notTested) {
    if (notTested.contains(check.id().value())) {
      return new Verdict.NotTested("The server did not answer.");
    }
    return failing.contains(check.id().value())
        ? new Verdict.Fail(
            List.of(
                new Defect(
                    check.severity(),
                    "",
                    "",
                    check.title() + ".",
                    List.of(new Evidence("http", "GET /", "HTTP/1.1 200")),
                    type)))
        : new Verdict.Pass();
  }

  /// Claims the audit's run as a worker would, and ends it with what was seen.
  public static void complete(Ports ports, Audit audit, Audits.Looked looked, UserId worker) {
    var lease = ports.runQueue().register(worker.value(), Fixtures.LONG_LEASE);
    var claim =
        ports.runQueue().claim(lease, 100, 1).stream()
            .filter(it -> it.run().origin().session().equals(audit.id().session()))
            .findFirst()
            .orElseThrow();
    ports
        .transactions()
        .together(() -> {
          ports.runQueue().release(claim);
          ports.runs().finish(claim.run().complete(Outcome.FINDINGS, "", Fixtures.now()));
          ports.audits().keep(audit.id(), List.of(looked), Fixtures.now());
        });
  }
}
