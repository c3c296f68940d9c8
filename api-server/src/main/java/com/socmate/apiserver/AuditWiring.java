package com.socmate.apiserver;

import com.socmate.adapters.http.AuditFindingRoutes;
import com.socmate.adapters.http.AuditReportRoutes;
import com.socmate.adapters.http.AuditRoutes;
import com.socmate.adapters.http.AuditScheduleRoutes;
import com.socmate.adapters.http.EventStreams;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.TargetRoutes;
import com.socmate.adapters.http.WorkspaceRoutes;
import com.socmate.adapters.notification.webhook.SignedAuditCalls;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.SystemTextRecords;
import com.socmate.adapters.persistence.JdbiAuditCallbacks;
import com.socmate.adapters.persistence.JdbiAuditSchedules;
import com.socmate.adapters.persistence.JdbiAudits;
import com.socmate.adapters.persistence.JdbiWorkspaces;
import com.socmate.adapters.report.DrawnReports;
import com.socmate.application.audit.AskForCallback;
import com.socmate.application.audit.CancelAudit;
import com.socmate.application.audit.Chronicle;
import com.socmate.application.audit.GovernWorkspace;
import com.socmate.application.audit.KeepAuditSchedule;
import com.socmate.application.audit.OrderAudit;
import com.socmate.application.audit.TriageAuditFinding;
import com.socmate.application.audit.VerifyTarget;
import com.socmate.application.port.BriefReader;
import com.socmate.application.port.Vault;
import com.socmate.application.run.FinishRun;
import java.security.SecureRandom;
import java.util.List;

/// Workspaces, their targets, and the audits of them.
final class AuditWiring {

  private final Ground ground;
  private final FinishRun finish;
  private final JdbiWorkspaces workspaces;
  private final JdbiAuditSchedules schedules;
  private final JdbiAudits audits;
  private final JdbiAuditCallbacks callbacks;
  private final Chronicle chronicle;
  private final BriefReader briefs;

  AuditWiring(Ground ground, FinishRun finish, Vault vault, BriefReader briefs) {
    this.briefs = briefs;
    this.ground = ground;
    this.finish = finish;
    this.workspaces = new JdbiWorkspaces(ground.database());
    this.schedules = new JdbiAuditSchedules(ground.database());
    this.audits = new JdbiAudits(ground.database(), ground.ids());
    this.callbacks = new JdbiAuditCallbacks(ground.database(), vault);
    this.chronicle = new Chronicle(ground.audit(), ground.clock());
  }

  List<Routes> routes() {
    var order = order();
    return List.of(
        new WorkspaceRoutes(workspaces, audits, govern()),
        new TargetRoutes(workspaces, verify()),
        new AuditScheduleRoutes(workspaces, schedules, audits, keep(), order),
        new AuditRoutes(
            workspaces,
            audits,
            callbacks,
            order,
            new CancelAudit(ground.queue(), finish, ground.transactions(), chronicle),
            new EventStreams(ground.sessions(), ground.streams())),
        new AuditReportRoutes(workspaces, audits, new DrawnReports()),
        new AuditFindingRoutes(
            workspaces,
            audits,
            new TriageAuditFinding(audits, ground.transactions(), ground.clock(), chronicle),
            ground.clock()));
  }

  private GovernWorkspace govern() {
    return new GovernWorkspace(
        workspaces,
        ground.accounts(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        chronicle,
        ground.config().audits().atOnce());
  }

  private VerifyTarget verify() {
    return new VerifyTarget(
        workspaces,
        new SystemTextRecords(ground.config().audits().nameServer()),
        new CheckedOutbound(ground.config().outbound()),
        ground.transactions(),
        ground.clock(),
        new SecureRandom(),
        chronicle);
  }

  private KeepAuditSchedule keep() {
    return new KeepAuditSchedule(
        schedules, finish, ground.transactions(), ground.ids(), ground.clock(), chronicle, briefs);
  }

  private OrderAudit order() {
    return new OrderAudit(
        workspaces,
        ground.queue(),
        ground.transactions(),
        ground.ids(),
        ground.clock(),
        chronicle,
        ground.config().audits().bound(),
        new AskForCallback(
            callbacks,
            new SignedAuditCalls(new CheckedOutbound(ground.config().outbound())),
            new SecureRandom()),
        briefs);
  }
}
