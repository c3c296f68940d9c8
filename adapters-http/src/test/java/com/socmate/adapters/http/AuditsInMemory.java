package com.socmate.adapters.http;

import com.socmate.application.audit.AskForCallback;
import com.socmate.application.audit.CancelAudit;
import com.socmate.application.audit.Chronicle;
import com.socmate.application.audit.GovernWorkspace;
import com.socmate.application.audit.KeepAuditSchedule;
import com.socmate.application.audit.OrderAudit;
import com.socmate.application.audit.TriageAuditFinding;
import com.socmate.application.audit.VerifyTarget;
import com.socmate.application.port.FakeAuditCalls;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.ScriptedBriefReader;
import com.socmate.application.run.FinishRun;
import com.socmate.domain.id.IdGenerator;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// The audits' side of the API, over ports in memory.
record AuditsInMemory(
    InMemoryWorld world,
    IdGenerator ids,
    InstantSource clock,
    FinishRun finish,
    KnownTargets targets,
    Streams streams,
    ScriptedBriefReader briefs)
    implements Routes {
  static final int BOUND = 5;

  @Override
  public List<Route> routes() {
    var order = order();
    return Stream.<Routes>of(
            new WorkspaceRoutes(world.workspaces(), world.audits(), govern()),
            new TargetRoutes(world.workspaces(), verify()),
            new AuditScheduleRoutes(
                world.workspaces(), world.auditSchedules(), world.audits(), keep(), order),
            new AuditRoutes(
                world.workspaces(),
                world.audits(),
                world.auditCallbacks(),
                order,
                new CancelAudit(world.runQueue(), finish, world.transactions(), chronicle()),
                new EventStreams(world.sessions(), streams)),
            new AuditReportRoutes(world.workspaces(), world.audits(), new PlainPages()),
            new AuditFindingRoutes(
                world.workspaces(),
                world.audits(),
                new TriageAuditFinding(world.audits(), world.transactions(), clock, chronicle()),
                clock))
        .flatMap(it -> it.routes().stream())
        .toList();
  }

  private Chronicle chronicle() {
    return new Chronicle(world.auditLog(), clock);
  }

  private GovernWorkspace govern() {
    return new GovernWorkspace(
        world.workspaces(), world.accounts(), world.transactions(), ids, clock, chronicle(), 1);
  }

  VerifyTarget verify() {
    return new VerifyTarget(
        world.workspaces(),
        targets,
        targets,
        world.transactions(),
        clock,
        new Random(17),
        chronicle());
  }

  private KeepAuditSchedule keep() {
    return new KeepAuditSchedule(
        world.auditSchedules(), finish, world.transactions(), ids, clock, chronicle(), briefs);
  }

  private OrderAudit order() {
    return new OrderAudit(
        world.workspaces(),
        world.runQueue(),
        world.transactions(),
        ids,
        clock,
        chronicle(),
        BOUND,
        new AskForCallback(world.auditCallbacks(), new FakeAuditCalls(), new Random(19)),
        briefs);
  }
}
