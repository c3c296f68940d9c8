package com.socmate.adapters.http;

import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Workspace;

/// Whether the caller belongs to the workspace of the path, and may do there what is asked. To
/// everybody else there is no such workspace, whatever lies in it.
final class Membership {
  static final String PATH = "/api/workspaces";
  static final String ONE = PATH + "/{workspaceId}";

  private final Workspaces workspaces;

  Membership(Workspaces workspaces) {
    this.workspaces = workspaces;
  }

  /// For whoever reads.
  Workspace reader(Call call) {
    return entry(call).workspace();
  }

  /// For whoever orders audits and judges findings.
  Workspace orderer(Call call) {
    var entry = entry(call);
    if (!entry.role().mayOrder()) {
      throw tooLow("member");
    }
    return entry.workspace();
  }

  /// For whoever decides over the workspace itself.
  Workspace owner(Call call) {
    var entry = entry(call);
    if (!entry.role().mayGovern()) {
      throw tooLow("owner");
    }
    return entry.workspace();
  }

  Member.Role role(Call call) {
    return entry(call).role();
  }

  private Workspaces.Entry entry(Call call) {
    return workspaces
        .find(call.id("workspaceId", "workspace", WorkspaceId::new), call.principal().user())
        .orElseThrow(() -> Refused.notFound("workspace"));
  }

  private static Refused tooLow(String role) {
    return Refused.audit(
        403,
        AuditErrors.Code.FORBIDDEN,
        "This needs the role " + role + " in the workspace.",
        "An owner of the workspace can give it to you.");
  }
}
