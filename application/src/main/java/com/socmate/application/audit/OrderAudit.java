package com.socmate.application.audit;

import com.socmate.application.port.BriefReader;
import com.socmate.application.port.Request;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Transactions;
import com.socmate.application.port.Workspaces;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Ownership;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Queues an audit at a person's wish. Only what is proved to be the workspace's is audited.
public final class OrderAudit {
  private final Workspaces workspaces;
  private final RunQueue queue;
  private final Transactions transactions;
  private final IdGenerator ids;
  private final InstantSource clock;
  private final Chronicle chronicle;
  private final int bound;
  private final AskForCallback callback;
  private final BriefedOrder briefs;

  /// @param bound how many audits of a workspace may be unfinished at most
  /// @param callback how whoever is to be told of the end is kept
  /// @param reader who reads briefs beside the rules
  public OrderAudit(
      Workspaces workspaces,
      RunQueue queue,
      Transactions transactions,
      IdGenerator ids,
      InstantSource clock,
      Chronicle chronicle,
      int bound,
      AskForCallback callback,
      BriefReader reader) {
    this.workspaces = workspaces;
    this.queue = queue;
    this.transactions = transactions;
    this.ids = ids;
    this.clock = clock;
    this.chronicle = chronicle;
    this.bound = bound;
    this.callback = callback;
    this.briefs = new BriefedOrder(reader);
  }

  /// @param callbackUrl who is told when it has ended
  public Outcome order(
      WorkspaceId workspace, AuditOrder order, Optional<String> callbackUrl, Request request) {
    return callbackUrl
        .flatMap(callback::objection)
        .<Outcome>map(Outcome.BadCallback::new)
        .orElseGet(() -> order(workspace, order, Optional.empty(), callbackUrl, request));
  }

  /// What the schedule orders, now and outside its times.
  public Outcome order(ScheduledAudit scheduled, Request request) {
    return order(
        scheduled.workspace(),
        scheduled.order(),
        Optional.of(scheduled),
        Optional.empty(),
        request);
  }

  private Outcome order(
      WorkspaceId workspace,
      AuditOrder order,
      Optional<ScheduledAudit> scheduled,
      Optional<String> callbackUrl,
      Request request) {
    return refused(workspace, order)
        .orElseGet(() -> {
          var read = scheduled.isPresent() ? order : briefs.read(order);
          return Plan.of(read) instanceof Plan.Reading.Unclear unclear
              ? new Outcome.Unclear(unclear)
              : queued(workspace, read, scheduled, callbackUrl, request);
        });
  }

  /// Nobody is asked what a brief means that is refused whatever it means.
  private Optional<Outcome> refused(WorkspaceId workspace, AuditOrder order) {
    var unproved = order.targets().stream().filter(it -> !isProved(workspace, it)).toList();
    if (!Plan.maySuggest(order) && Plan.of(order) instanceof Plan.Reading.Unclear unclear) {
      return Optional.of(new Outcome.Unclear(unclear));
    }
    return unproved.isEmpty() ? Optional.empty() : Optional.of(new Outcome.NotVerified(unproved));
  }

  private Outcome queued(
      WorkspaceId workspace,
      AuditOrder order,
      Optional<ScheduledAudit> scheduled,
      Optional<String> callbackUrl,
      Request request) {
    var run = run(workspace, scheduled.map(it -> it.schedule().id()));
    var audit = audit(run, workspace, order, scheduled, request);
    return transactions.together(() ->
        switch (queue.addAudit(run, audit, bound)) {
          case QUEUED -> {
            chronicle.enter(request, "audit.ordered", audit.id().value(), facts(audit));
            yield new Outcome.Queued(
                audit.id(), callbackUrl.map(it -> callback.ask(audit.id(), it)));
          }
          case LIMIT_REACHED -> new Outcome.QueueFull(bound);
        });
  }

  private static Map<String, String> facts(Audit audit) {
    var facts = new HashMap<>(BriefedOrder.author(audit.order()));
    facts.put("workspace", audit.workspace().value());
    return facts;
  }

  private boolean isProved(WorkspaceId workspace, DomainName target) {
    return workspaces.ownership(workspace, target).filter(Ownership::isVerified).isPresent();
  }

  private Run.Queued run(WorkspaceId workspace, Optional<ScheduleId> schedule) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Run.Queued(
        ids.run(),
        new Run.Origin(schedule, Trigger.MANUAL, now, Lane.of(workspace), ids.session()),
        now);
  }

  private static Audit audit(
      Run.Queued run,
      WorkspaceId workspace,
      AuditOrder order,
      Optional<ScheduledAudit> scheduled,
      Request request) {
    return new Audit(
        AuditId.of(run.origin().session()),
        workspace,
        run.origin().schedule(),
        scheduled.map(it -> it.schedule().definition().name()),
        order,
        request.principal().user(),
        run.queuedAt());
  }

  /// What became of the wish.
  public sealed interface Outcome {
    /// @param callback who is told of its end, where somebody is
    record Queued(AuditId audit, Optional<AskForCallback.Asked> callback) implements Outcome {}

    /// Nobody could be told there.
    record BadCallback(String why) implements Outcome {}

    record NotVerified(List<DomainName> targets) implements Outcome {
      public NotVerified {
        targets = List.copyOf(targets);
      }
    }

    /// The workspace has that many unfinished audits already.
    record QueueFull(int bound) implements Outcome {}

    /// The brief leaves something open that has to be answered first.
    record Unclear(Plan.Reading.Unclear what) implements Outcome {}
  }
}
