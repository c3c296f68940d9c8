package com.socmate.application.audit;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Member;
import com.socmate.domain.workspace.Workspace;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/// Makes workspaces, and lets those who own them say what they are called and who belongs to them.
public final class GovernWorkspace {
  private final Workspaces workspaces;
  private final Accounts accounts;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Chronicle chronicle;
  private final int atOnce;

  /// @param atOnce how many audits of a workspace execute at once
  public GovernWorkspace(
      Workspaces workspaces,
      Accounts accounts,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      Chronicle chronicle,
      int atOnce) {
    this.workspaces = workspaces;
    this.accounts = accounts;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.chronicle = chronicle;
    this.atOnce = atOnce;
  }

  public Workspace create(String name, DomainName domain, Request request) {
    var workspace =
        new Workspace(
            ids.workspace(),
            name,
            domain,
            request.principal().user(),
            clock.instant().truncatedTo(ChronoUnit.MICROS));
    transactions.together(() -> {
      workspaces.add(workspace, atOnce);
      chronicle.enter(
          request,
          "workspace.created",
          workspace.id().value(),
          Map.of("name", name, "domain", domain.value()));
    });
    return workspace;
  }

  public void rename(WorkspaceId id, String name, Request request) {
    transactions.together(() -> {
      workspaces.rename(id, name);
      chronicle.enter(request, "workspace.renamed", id.value(), Map.of("name", name));
    });
  }

  public void delete(WorkspaceId id, Request request) {
    transactions.together(() -> {
      if (workspaces.delete(id)) {
        chronicle.enter(request, "workspace.deleted", id.value(), Map.of());
      }
    });
  }

  public Outcome admit(WorkspaceId id, UserId user, Member.Role role, Request request) {
    if (accounts.find(user).isEmpty()) {
      return Outcome.NO_SUCH_USER;
    }
    return transactions.together(() -> {
      var member = new Member(user, role, clock.instant().truncatedTo(ChronoUnit.MICROS));
      if (!workspaces.admit(id, member)) {
        return Outcome.LAST_OWNER;
      }
      chronicle.enter(
          request,
          "workspace.member_admitted",
          id.value(),
          Map.of("user", user.value(), "role", role.name().toLowerCase(Locale.ROOT)));
      return Outcome.DONE;
    });
  }

  public Outcome dismiss(WorkspaceId id, UserId user, Request request) {
    return transactions.together(() ->
        switch (workspaces.dismiss(id, user)) {
          case GONE -> {
            chronicle.enter(
                request, "workspace.member_dismissed", id.value(), Map.of("user", user.value()));
            yield Outcome.DONE;
          }
          case LAST_OWNER -> Outcome.LAST_OWNER;
          case NO_SUCH_MEMBER -> Outcome.NO_SUCH_USER;
        });
  }

  /// What became of a wish about a member.
  public enum Outcome {
    DONE,
    LAST_OWNER,
    NO_SUCH_USER
  }
}
