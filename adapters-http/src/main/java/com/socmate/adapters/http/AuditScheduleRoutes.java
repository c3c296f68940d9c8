package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.application.audit.KeepAuditSchedule;
import com.socmate.application.audit.OrderAudit;
import com.socmate.application.port.AuditSchedules;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.schedule.Definition;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.time.CronExpression;
import com.socmate.domain.time.Zones;
import com.socmate.domain.workspace.Workspace;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The audits of a workspace that run by themselves.
public final class AuditScheduleRoutes implements Routes {
  private static final String ALL = Membership.ONE + "/scheduled-audits";
  private static final String ONE = ALL + "/{scheduleId}";
  private static final ZoneId USUAL_ZONE = ZoneId.of("UTC");
  private static final List<String> MEMBERS =
      List.of("name", "auditType", "cronExpression", "targets", "scope", "timezone");
  private static final List<String> CHANGES =
      List.of("name", "auditType", "cronExpression", "targets", "scope", "timezone", "isActive");

  private final Workspaces workspaces;
  private final AuditSchedules schedules;
  private final Audits audits;
  private final KeepAuditSchedule keep;
  private final OrderAudit order;
  private final Membership membership;

  public AuditScheduleRoutes(
      Workspaces workspaces,
      AuditSchedules schedules,
      Audits audits,
      KeepAuditSchedule keep,
      OrderAudit order) {
    this.workspaces = workspaces;
    this.schedules = schedules;
    this.audits = audits;
    this.keep = keep;
    this.order = order;
    this.membership = new Membership(workspaces);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post(ALL, this::create).needs(Scope.AUDITS_WRITE),
        Route.get(ALL, this::list).needs(Scope.AUDITS_READ),
        Route.get(ONE, this::get).needs(Scope.AUDITS_READ),
        Route.put(ONE, this::change).needs(Scope.AUDITS_WRITE),
        Route.delete(ONE, this::delete).needs(Scope.AUDITS_WRITE),
        Route.post(ONE + "/run", this::run).needs(Scope.AUDITS_WRITE));
  }

  private Answer create(Call call) {
    var workspace = membership.orderer(call);
    var body = call.body(MEMBERS);
    body.require("name", "auditType", "cronExpression");
    var name = body.text("name", 1, Definition.MAX_NAME);
    var cron = cron(body);
    var zone = zone(body).orElse(USUAL_ZONE);
    var wanted =
        AuditOrderBody.read(body, "auditType").over(Optional.empty(), workspace.domain(), body);
    body.orRefuse();
    var times = new ScheduledAudit.Times(name.orElseThrow(), cron.orElseThrow(), zone);
    var kept = kept(keep.create(workspace.id(), times, wanted.orElseThrow(), call.request()));
    return AuditAnswers.created(
        "schedule",
        json(workspace, new AuditSchedules.Listed(kept, Optional.empty())),
        ALL.replace("{workspaceId}", workspace.id().value())
            + "/"
            + AuditScheduleJson.name(kept.schedule().id()));
  }

  private Answer list(Call call) {
    call.parameters();
    var workspace = membership.reader(call);
    return AuditAnswers.ok(
        "schedules",
        schedules.list(workspace.id()).stream().map(it -> json(workspace, it)).toList());
  }

  private Answer get(Call call) {
    call.parameters();
    return one(membership.reader(call), call);
  }

  private Answer one(Workspace workspace, Call call) {
    return AuditAnswers.ok("schedule", json(workspace, found(workspace, call)));
  }

  private Answer change(Call call) {
    var workspace = membership.orderer(call);
    var before = found(workspace, call).audit();
    var body = call.body(CHANGES);
    body.refuseNull("name", "auditType", "cronExpression", "targets", "isActive");
    var name = body.text("name", 1, Definition.MAX_NAME);
    var cron = cron(body);
    var zone = zone(body);
    var wish = AuditOrderBody.read(body, "auditType");
    var active = body.truth("isActive");
    wish.over(Optional.of(before.order()), workspace.domain(), body);
    body.orRefuse();
    kept(
        keep.change(
            workspace.id(),
            id(call),
            new KeepAuditSchedule.Wish(
                it ->
                    new ScheduledAudit.Times(
                        name.orElse(it.name()), cron.orElse(it.cron()), zone.orElse(it.zone())),
                it -> changed(it, wish),
                active),
            call.request()));
    return one(workspace, call);
  }

  private static AuditOrder changed(AuditOrder before, AuditOrderBody wish) {
    return new AuditOrder(
        wish.type().orElse(before.type()),
        wish.targets().orElse(before.targets()),
        wish.scope().or(before::scope));
  }

  private Answer delete(Call call) {
    call.parameters();
    if (!keep.delete(membership.orderer(call).id(), id(call), call.request())) {
      throw Refused.notFound("schedule");
    }
    return AuditAnswers.done("Schedule deleted");
  }

  private Answer run(Call call) {
    var workspace = membership.orderer(call);
    call.optionalBody(List.of()).orRefuse();
    var scheduled = found(workspace, call).audit();
    return AuditRoutes.ordered(order.order(scheduled, call.request()), workspace, audits);
  }

  private static Optional<CronExpression> cron(Members body) {
    return body.parsed("cronExpression", "value_error.cron", CronExpression::parse);
  }

  private static Optional<ZoneId> zone(Members body) {
    return body.parsed("timezone", "value_error.timezone", Zones::named);
  }

  private static ScheduledAudit kept(KeepAuditSchedule.Outcome outcome) {
    return switch (outcome) {
      case KeepAuditSchedule.Outcome.Kept(var audit) -> audit;
      case KeepAuditSchedule.Outcome.NeverRuns() ->
          throw AuditErrors.field("cronExpression", "never fires", "value_error.cron.never");
      case KeepAuditSchedule.Outcome.TooOften(var type) -> throw tooOften(type);
      case KeepAuditSchedule.Outcome.Unclear(var what) -> throw AuditRoutes.unclear(what);
      case KeepAuditSchedule.Outcome.NoSuchSchedule() -> throw Refused.notFound("schedule");
    };
  }

  private static Refused tooOften(AuditType type) {
    return Refused.audit(
        400,
        AuditErrors.Code.INVALID_FIELD,
        "cronExpression: a " + Words.of(type) + " audit runs at most once an hour.",
        "Use it for shallow audits, or a fixed minute such as 0 * * * *.");
  }

  private AuditSchedules.Listed found(Workspace workspace, Call call) {
    return schedules.find(workspace.id(), id(call)).orElseThrow(() -> Refused.notFound("schedule"));
  }

  private AuditScheduleJson json(Workspace workspace, AuditSchedules.Listed listed) {
    return AuditScheduleJson.from(listed, domain -> workspaces.ownership(workspace.id(), domain));
  }

  private static ScheduleId id(Call call) {
    return call.id("scheduleId", "schedule", AuditScheduleJson::id);
  }
}
