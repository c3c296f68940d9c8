package com.socmate.adapters.http;

import com.socmate.application.audit.CancelAudit;
import com.socmate.application.audit.OrderAudit;
import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Page;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.run.Run;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Audits: ordered, listed, watched and cancelled, and what they looked at.
public final class AuditRoutes implements Routes {
  static final String ALL = Membership.ONE + "/audits";
  static final String ONE = ALL + "/{auditId}";
  private static final int LONGEST_URL = 2_000;
  private static final int LAST_PAGE = 10_000_000;

  private final Workspaces workspaces;
  private final Audits audits;
  private final AuditCallbacks callbacks;
  private final OrderAudit order;
  private final CancelAudit cancel;
  private final EventStreams streams;
  private final Membership membership;

  public AuditRoutes(
      Workspaces workspaces,
      Audits audits,
      AuditCallbacks callbacks,
      OrderAudit order,
      CancelAudit cancel,
      EventStreams streams) {
    this.workspaces = workspaces;
    this.audits = audits;
    this.callbacks = callbacks;
    this.order = order;
    this.cancel = cancel;
    this.streams = streams;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(ALL, this::order).needs(Scope.AUDITS_WRITE),
        Route.get(ALL, this::list).needs(Scope.AUDITS_READ),
        Route.get(ONE, this::get).needs(Scope.AUDITS_READ),
        Route.get(ONE + "/coverage", this::coverage).needs(Scope.AUDITS_READ),
        Route.get(ONE + "/events", this::events).needs(Scope.AUDITS_READ),
        Route.post(ONE + "/cancel", this::cancel).needs(Scope.AUDITS_WRITE));
  }

  private Answer order(Call call) {
    var workspace = membership.orderer(call);
    var body = call.body(List.of("type", "targets", "scope", "callbackUrl"));
    body.require("type");
    var wanted = AuditOrderBody.read(body, "type").over(Optional.empty(), workspace.domain(), body);
    var callbackUrl = body.text("callbackUrl", 1, LONGEST_URL);
    body.orRefuse();
    var outcome = order.order(workspace.id(), wanted.orElseThrow(), callbackUrl, call.request());
    return ordered(outcome, workspace, audits);
  }

  static Answer ordered(OrderAudit.Outcome outcome, Workspace workspace, Audits audits) {
    return switch (outcome) {
      case OrderAudit.Outcome.Queued(var id, var asked) ->
          AuditAnswers.created(
              "audit",
              AuditJson.from(
                  audits.find(workspace.id(), id).orElseThrow(),
                  asked.map(it -> AuditCallbackJson.from(it.callback(), Optional.of(it.secret())))),
              ALL.replace("{workspaceId}", workspace.id().value()) + "/" + id);
      case OrderAudit.Outcome.BadCallback(var why) ->
          throw Refused.audit(
              400,
              AuditErrors.Code.INVALID_FIELD,
              "callbackUrl: " + why,
              "Name an https address on the public network.");
      case OrderAudit.Outcome.NotVerified(var targets) -> throw notVerified(targets);
      case OrderAudit.Outcome.QueueFull(var bound) ->
          throw Refused.audit(
              429,
              AuditErrors.Code.CONCURRENCY_LIMIT_EXCEEDED,
              "The workspace has " + bound + " unfinished audits already.",
              "Wait until some have ended, or cancel them.");
      case OrderAudit.Outcome.Unclear(var what) -> throw unclear(what);
    };
  }

  /// Whoever ordered it answers by ordering it again, in clearer words.
  static Refused unclear(Plan.Reading.Unclear what) {
    return Refused.audit(
        400, AuditErrors.Code.INVALID_FIELD, "scope: " + what.question(), what.hint());
  }

  private static Refused notVerified(List<DomainName> targets) {
    return Refused.audit(
        403,
        AuditErrors.Code.TARGET_NOT_VERIFIED,
        "Not proved to be the workspace's: "
            + targets.stream().map(DomainName::value).collect(Collectors.joining(", "))
            + ".",
        "POST …/targets/{domain}/verification says what proves it, and looks for it.");
  }

  private Answer list(Call call) {
    var parameters = call.parameters("page", "limit", "status", "type");
    int page = parameters.whole("page", 1, 1, LAST_PAGE);
    int limit = parameters.whole("limit", Page.FIRST.limit(), 1, Page.MAX_LIMIT);
    var filter =
        new Audits.Filter(
            parameters.oneOf("status", Audits.Status.class),
            parameters.oneOf("type", AuditType.class));
    var workspace = membership.reader(call);
    var found = audits.list(workspace.id(), filter, new Page(limit, (page - 1) * limit));
    var data = new LinkedHashMap<String, Object>();
    data.put("audits", found.items().stream().map(AuditJson::from).toList());
    data.put("pagination", Map.of("page", page, "limit", limit, "total", found.total()));
    return AuditAnswers.ok(data);
  }

  private Answer get(Call call) {
    call.parameters();
    var found = found(call);
    return AuditAnswers.ok(
        "audit",
        AuditJson.from(
            found,
            callbacks
                .of(found.audit().id())
                .map(it -> AuditCallbackJson.from(it, Optional.empty()))));
  }

  private Answer coverage(Call call) {
    call.parameters();
    return AuditAnswers.ok(
        "coverage",
        audits.coverage(found(call).audit().id()).stream()
            .map(AuditJson.CoverageJson::from)
            .toList());
  }

  private Answer events(Call call) {
    call.parameters();
    var audit = found(call).audit();
    return streams.follow(
        new OfAudit(workspaces, audits, audit.workspace(), audit.id(), call.principal().user()),
        call);
  }

  /// Seen by whoever belongs to the workspace then.
  private record OfAudit(
      Workspaces workspaces, Audits audits, WorkspaceId workspace, AuditId audit, UserId user)
      implements EventStreams.Source {
    @Override
    public SessionId id() {
      return audit.session();
    }

    @Override
    public boolean isSeen() {
      return workspaces.find(workspace, user).isPresent();
    }

    @Override
    public boolean isOver() {
      return audits
          .find(workspace, audit)
          .filter(it -> it.run() instanceof Run.Finished)
          .isPresent();
    }
  }

  private Answer cancel(Call call) {
    membership.orderer(call);
    call.optionalBody(List.of()).orRefuse();
    return switch (cancel.cancel(found(call), call.request())) {
      case CANCELLED -> AuditAnswers.done("Audit cancelled");
      case ASKED_TO_STOP -> AuditAnswers.done("Audit is being stopped");
      case OVER ->
          throw Refused.audit(
              409, AuditErrors.Code.CONFLICT, "It has ended; there is nothing left to cancel.", "");
    };
  }

  private Audits.Listed found(Call call) {
    return found(membership.reader(call), audits, call);
  }

  static Audits.Listed found(Workspace workspace, Audits audits, Call call) {
    return audits
        .find(workspace.id(), call.id("auditId", "audit", AuditId::new))
        .orElseThrow(() -> Refused.notFound("audit"));
  }
}
