package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.audit.GovernWorkspace;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Workspace;
import java.util.List;

/// Workspaces, and who belongs to them.
public final class WorkspaceRoutes implements Routes {
  private static final String MEMBER = Membership.ONE + "/members/{userId}";

  private final Workspaces workspaces;
  private final Audits audits;
  private final GovernWorkspace govern;
  private final Membership membership;

  public WorkspaceRoutes(Workspaces workspaces, Audits audits, GovernWorkspace govern) {
    this.workspaces = workspaces;
    this.audits = audits;
    this.govern = govern;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(Membership.PATH, this::create).needs(Scope.AUDITS_WRITE),
        Route.get(Membership.PATH, this::list).needs(Scope.AUDITS_READ),
        Route.get(Membership.ONE, this::get).needs(Scope.AUDITS_READ),
        Route.put(Membership.ONE, this::rename).needs(Scope.AUDITS_WRITE),
        Route.delete(Membership.ONE, this::delete).needs(Scope.AUDITS_WRITE),
        Route.put(MEMBER, this::admit).needs(Scope.AUDITS_WRITE),
        Route.delete(MEMBER, this::dismiss).needs(Scope.AUDITS_WRITE));
  }

  private Answer create(Call call) {
    var body = call.body(List.of("name", "domain"));
    body.require("name", "domain");
    var name = body.text("name", 1, Workspace.MAX_NAME);
    var domain = body.parsed("domain", "value_error.domain", DomainName::parse);
    body.orRefuse();
    var made = govern.create(name.orElseThrow(), domain.orElseThrow(), call.request());
    return AuditAnswers.created(
        "workspace",
        json(new Workspaces.Entry(made, Member.Role.OWNER)),
        Membership.PATH + "/" + made.id());
  }

  private Answer list(Call call) {
    call.parameters();
    return AuditAnswers.ok(
        "workspaces", workspaces.of(call.principal().user()).stream().map(this::json).toList());
  }

  private Answer get(Call call) {
    call.parameters();
    return one(call);
  }

  private Answer one(Call call) {
    return AuditAnswers.ok(
        "workspace", json(new Workspaces.Entry(membership.reader(call), membership.role(call))));
  }

  private WorkspaceJson json(Workspaces.Entry entry) {
    var id = entry.workspace().id();
    return WorkspaceJson.from(entry, audits.summary(id), workspaces.members(id));
  }

  private Answer rename(Call call) {
    var workspace = membership.owner(call);
    var body = call.body(List.of("name", "domain"));
    body.require("name");
    if (body.has("domain")) {
      body.refuse("domain", "never changes; make another workspace", "value_error.immutable");
    }
    var name = body.text("name", 1, Workspace.MAX_NAME);
    body.orRefuse();
    govern.rename(workspace.id(), name.orElseThrow(), call.request());
    return one(call);
  }

  private Answer delete(Call call) {
    call.parameters();
    govern.delete(membership.owner(call).id(), call.request());
    return AuditAnswers.done("Workspace deleted");
  }

  private Answer admit(Call call) {
    var workspace = membership.owner(call);
    var body = call.body(List.of("role"));
    body.require("role");
    var role = body.oneOf("role", Member.Role.class);
    body.orRefuse();
    return answer(
        govern.admit(workspace.id(), user(call), role.orElseThrow(), call.request()), call);
  }

  private Answer dismiss(Call call) {
    call.parameters();
    var workspace = membership.owner(call);
    return answer(govern.dismiss(workspace.id(), user(call), call.request()), call);
  }

  private Answer answer(GovernWorkspace.Outcome outcome, Call call) {
    return switch (outcome) {
      case DONE -> AuditAnswers.done("Member " + Members.echo(call.part("userId")) + " is settled");
      case LAST_OWNER ->
          throw Refused.audit(
              409,
              AuditErrors.Code.CONFLICT,
              "A workspace keeps its last owner.",
              "Make somebody else an owner first.");
      case NO_SUCH_USER -> throw Refused.notFound("user");
    };
  }

  private static UserId user(Call call) {
    return call.id("userId", "user", UserId::new);
  }
}
