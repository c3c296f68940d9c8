package com.socmate.adapters.http;

import com.socmate.adapters.http.WorkspaceJson.VerificationJson;
import com.socmate.application.audit.VerifyTarget;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.workspace.DomainName;
import java.util.List;

/// The domains of a workspace, and the proof that they are its own.
public final class TargetRoutes implements Routes {
  private static final String ALL = Membership.ONE + "/targets";
  private static final String PROOF = ALL + "/{domain}/verification";

  private final Workspaces workspaces;
  private final VerifyTarget verify;
  private final Membership membership;

  public TargetRoutes(Workspaces workspaces, VerifyTarget verify) {
    this.workspaces = workspaces;
    this.verify = verify;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(ALL, this::list).needs(Scope.AUDITS_READ),
        Route.post(PROOF, this::verify).needs(Scope.AUDITS_WRITE),
        Route.get(PROOF, this::get).needs(Scope.AUDITS_READ));
  }

  private Answer list(Call call) {
    call.parameters();
    return AuditAnswers.ok(
        "targets",
        workspaces.targets(membership.reader(call).id()).stream()
            .map(VerificationJson::from)
            .toList());
  }

  /// Makes the challenge, and from then on looks whether it is met.
  private Answer verify(Call call) {
    var workspace = membership.orderer(call);
    call.optionalBody(List.of()).orRefuse();
    return AuditAnswers.ok(
        "verification",
        VerificationJson.from(verify.verify(workspace.id(), domain(call), call.request())));
  }

  private Answer get(Call call) {
    call.parameters();
    var workspace = membership.reader(call);
    return workspaces
        .ownership(workspace.id(), domain(call))
        .map(it -> AuditAnswers.ok("verification", VerificationJson.from(it)))
        .orElseThrow(() -> Refused.notFound("target"));
  }

  private static DomainName domain(Call call) {
    return call.id("domain", "target", DomainName::parse);
  }
}
