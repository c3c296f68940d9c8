package com.socmate.application.port;

import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditFinding;
import com.socmate.domain.audit.FindingTriage;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.coverage.WindowRead;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.finding.Triage;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.graph.Shown;
import com.socmate.domain.id.ApiKeyId;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.ClientId;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.MergeId;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WebhookId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.identity.Account;
import com.socmate.domain.identity.User;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.PlanVersion;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.Webhook;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.Schedule;
import com.socmate.domain.schedule.ScheduledAudit;
import com.socmate.domain.schedule.Sight;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Everything the in-memory ports keep, behind one lock. Its clock stands for the database's.
public final class InMemoryWorld implements Ports {
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final InMemoryIncidents incidents;
  private Kept kept = new Kept();

  public InMemoryWorld(InstantSource clock) {
    this.clock = clock;
    this.incidents = new InMemoryIncidents(clock);
  }

  @Override
  public InMemorySchedules schedules() {
    return new InMemorySchedules(this);
  }

  @Override
  public InMemoryPlans plans() {
    return new InMemoryPlans(this);
  }

  @Override
  public InMemoryFindings findings() {
    return new InMemoryFindings(this);
  }

  @Override
  public InMemorySuppressions suppressions() {
    return new InMemorySuppressions(this);
  }

  @Override
  public InMemoryCanaries canaries() {
    return new InMemoryCanaries(this);
  }

  @Override
  public InMemoryDueSchedules dueSchedules() {
    return new InMemoryDueSchedules(this);
  }

  @Override
  public InMemoryRunQueue runQueue() {
    return new InMemoryRunQueue(this);
  }

  @Override
  public InMemoryRuns runs() {
    return new InMemoryRuns(this);
  }

  @Override
  public InMemoryRunHistory runHistory() {
    return new InMemoryRunHistory(this);
  }

  @Override
  public InMemorySessions sessions() {
    return new InMemorySessions(this);
  }

  @Override
  public InMemoryNotifications notifications() {
    return new InMemoryNotifications(this);
  }

  @Override
  public InMemoryAuditLog auditLog() {
    return new InMemoryAuditLog(this);
  }

  @Override
  public InMemoryAccounts accounts() {
    return new InMemoryAccounts(this);
  }

  @Override
  public InMemoryWakeUps wakeUps() {
    return new InMemoryWakeUps(this);
  }

  @Override
  public InMemoryWorkspaces workspaces() {
    return new InMemoryWorkspaces(this);
  }

  @Override
  public InMemoryAuditSchedules auditSchedules() {
    return new InMemoryAuditSchedules(this);
  }

  @Override
  public InMemoryAudits audits() {
    return new InMemoryAudits(this);
  }

  @Override
  public InMemoryTransactions transactions() {
    return new InMemoryTransactions(this);
  }

  @Override
  public InMemoryGraph graph() {
    return new InMemoryGraph(this);
  }

  @Override
  public InMemoryAliases aliases() {
    return new InMemoryAliases(this);
  }

  @Override
  public InMemoryUnreadEvidence unreadEvidence() {
    return new InMemoryUnreadEvidence(this);
  }

  @Override
  public InMemoryIncidents incidents() {
    return incidents;
  }

  @Override
  public InMemorySearch search() {
    return new InMemorySearch(this);
  }

  public InMemoryApiKeys apiKeys() {
    return new InMemoryApiKeys(this);
  }

  public InMemoryApiClients apiClients() {
    return new InMemoryApiClients(this);
  }

  public InMemoryIdempotentAnswers idempotentAnswers() {
    return new InMemoryIdempotentAnswers(this);
  }

  public InMemoryRateLimits rateLimits() {
    return new InMemoryRateLimits(this);
  }

  public InMemoryDeliveries deliveries() {
    return new InMemoryDeliveries(this);
  }

  public InMemoryWebhooks webhooks() {
    return new InMemoryWebhooks(this);
  }

  public InMemoryNotificationPreferences notificationPreferences() {
    return new InMemoryNotificationPreferences(this);
  }

  public InMemoryCalendarFeeds calendarFeeds() {
    return new InMemoryCalendarFeeds(this);
  }

  public InMemoryInboxEvents inboxEvents() {
    return new InMemoryInboxEvents(this);
  }

  public InMemoryPlannedDigests digests() {
    return new InMemoryPlannedDigests(this);
  }

  public InMemoryAuditCallbacks auditCallbacks() {
    return new InMemoryAuditCallbacks(this);
  }

  public InMemoryVault vault() {
    return new InMemoryVault(this);
  }

  Instant now() {
    return clock.instant();
  }

  Kept kept() {
    return kept;
  }

  /// Runs alone; whatever it keeps is undone if it throws.
  <T> T alone(Supplier<T> work) {
    lock.lock();
    boolean outermost = lock.getHoldCount() == 1;
    Optional<Kept> before = outermost ? Optional.of(kept.copy()) : Optional.empty();
    boolean done = false;
    try {
      T answer = work.get();
      done = true;
      changed.signalAll();
      return answer;
    } finally {
      if (!done) {
        before.ifPresent(it -> kept = it);
      }
      lock.unlock();
    }
  }

  void alone(Runnable work) {
    alone(() -> {
      work.run();
      return true;
    });
  }

  /// Waits until the condition holds or the time is over.
  void await(Supplier<Boolean> condition, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (left > 0 && !condition.get()) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// A run that waits or executes.
  ///
  /// @param holder the token of the worker's lease
  record Work(
      Run.Queued run,
      Optional<RunId> waitsFor,
      Optional<Long> holder,
      long token,
      int losses,
      Optional<Instant> startedAt,
      boolean cancelRequested) {
    boolean isWaiting() {
      return holder.isEmpty() && waitsFor.isEmpty();
    }

    Work heldBy(long worker, Instant now) {
      return new Work(
          run,
          waitsFor,
          Optional.of(worker),
          token + 1,
          losses,
          startedAt.or(() -> Optional.of(now)),
          cancelRequested);
    }

    Work withNewToken() {
      return new Work(run, waitsFor, holder, token + 1, losses, startedAt, cancelRequested);
    }

    Work lost() {
      return new Work(
          run, waitsFor, Optional.empty(), token + 1, losses + 1, startedAt, cancelRequested);
    }

    Work handedBack() {
      return new Work(
          run, waitsFor, Optional.empty(), token + 1, losses, Optional.empty(), cancelRequested);
    }

    Work givenBack() {
      return new Work(
          run, waitsFor, Optional.empty(), token + 1, losses, startedAt, cancelRequested);
    }

    Work asked() {
      return new Work(run, waitsFor, holder, token, losses, startedAt, true);
    }

    Work freedFrom(RunId other) {
      return waitsFor.equals(Optional.of(other))
          ? new Work(run, Optional.empty(), holder, token, losses, startedAt, cancelRequested)
          : this;
    }

    RunQueue.Claim claim() {
      return new RunQueue.Claim(
          run.start(startedAt.orElseThrow(), losses + 1), run.origin().lane(), token);
    }
  }

  record Planned(List<PlanVersion> versions, Optional<Integer> current) {}

  /// @param heardAt when it was begun or renewed
  record Lease(
      String worker,
      Instant since,
      Instant heardAt,
      Instant until,
      Optional<Workforce.Introduction> introduction) {
    Lease renewed(Instant now, Instant newUntil) {
      return new Lease(worker, since, now, newUntil, introduction);
    }

    Lease introducedAs(Workforce.Introduction now) {
      return new Lease(worker, since, heardAt, until, Optional.of(now));
    }
  }

  record Deleted(Schedule schedule, Instant at) {}

  record DeletedSession(Session session, Instant at) {}

  record Occurrence(ScheduleId schedule, Instant at) {}

  /// What is kept: values never change, so that a copy of the maps is a copy of all.
  static final class Kept {
    final Map<ScheduleId, Schedule> schedules = new LinkedHashMap<>();
    final Map<ScheduleId, Planned> plans = new HashMap<>();
    final Set<Occurrence> occurrences = new HashSet<>();
    final Map<RunId, Run> runs = new LinkedHashMap<>();
    final Map<RunId, Work> work = new LinkedHashMap<>();
    final Map<Long, Lease> leases = new LinkedHashMap<>();
    final Map<SessionId, Session> sessions = new LinkedHashMap<>();
    final Map<SessionId, List<SessionEvent>> events = new HashMap<>();
    final Map<SessionId, List<Turn>> turns = new HashMap<>();
    final Map<SessionId, DeletedSession> deletedSessions = new HashMap<>();
    final Map<SessionId, SortedMap<Integer, InvestigationResult>> results = new HashMap<>();
    final Map<SessionId, SortedMap<Integer, List<Evidence>>> readings = new HashMap<>();
    final Map<ScheduleId, Sight> sights = new HashMap<>();
    final Map<InMemoryFindings.Matter, Triage> triage = new HashMap<>();
    final Map<SuppressionId, Suppression> suppressions = new LinkedHashMap<>();
    final List<Notification> notifications = new ArrayList<>();
    final List<Notification> outbox = new ArrayList<>();
    final List<InMemoryInboxEvents.Shown> inboxEvents = new ArrayList<>();
    final Map<DeliveryId, InMemoryDeliveries.Kept> deliveries = new LinkedHashMap<>();
    final List<InMemoryDeliveries.NotTold> untold = new ArrayList<>();
    final Map<InMemoryPlannedDigests.Way, InMemoryPlannedDigests.Kept> digests =
        new LinkedHashMap<>();
    final Map<UserId, InMemoryCalendarFeeds.Kept> feeds = new HashMap<>();
    final Map<WebhookId, Webhook> webhooks = new LinkedHashMap<>();
    final Map<WebhookId, List<String>> webhookSecrets = new HashMap<>();
    final Map<UserId, Preferences> preferences = new HashMap<>();
    final List<AuditLog.Entry> audit = new ArrayList<>();
    final Map<UserId, User> users = new LinkedHashMap<>();
    final Map<UserId, Account> accounts = new LinkedHashMap<>();
    final Map<String, UserId> tokens = new HashMap<>();
    final Map<Lane, Long> servedAt = new HashMap<>();
    final Map<String, Instant> ticks = new HashMap<>();
    final Map<RunId, Integer> planVersions = new HashMap<>();
    final Map<RunId, Backfill> backfills = new HashMap<>();
    final List<WindowRead> windows = new ArrayList<>();
    final Map<ScheduleId, Deleted> deleted = new HashMap<>();
    final Map<ScheduleId, Instant> timesSince = new HashMap<>();
    final Map<Secrets.Place, byte[]> secrets = new HashMap<>();
    final Map<ApiKeyId, InMemoryApiKeys.Kept> apiKeys = new LinkedHashMap<>();
    final Map<ClientId, InMemoryApiClients.Kept> apiClients = new LinkedHashMap<>();
    final Map<String, InMemoryIdempotentAnswers.Kept> answers = new HashMap<>();
    final Set<UserId> disabledUsers = new HashSet<>();
    final Map<RateLimits.Quota, List<Instant>> admissions = new HashMap<>();
    final Map<SessionId, Map<String, Shown>> shown = new LinkedHashMap<>();
    final Map<MergeId, AliasMerge> merges = new LinkedHashMap<>();
    final Set<String> read = new HashSet<>();
    final Map<WorkspaceId, InMemoryWorkspaces.Kept> workspaces = new LinkedHashMap<>();
    final Map<ScheduleId, ScheduledAudit> auditSchedules = new LinkedHashMap<>();
    final Map<AuditId, Audit> audits = new LinkedHashMap<>();
    final Map<AuditId, InMemoryAuditCallbacks.Kept> auditCallbacks = new LinkedHashMap<>();
    final Map<AuditId, List<Audits.Looked>> looked = new HashMap<>();
    final Map<AuditId, List<AuditFinding>> auditFindings = new HashMap<>();
    final Map<InMemoryAudits.Matter, InMemoryAudits.Sight> auditMatters = new HashMap<>();
    final Map<InMemoryAudits.Matter, FindingTriage> auditTriage = new HashMap<>();
    long lastLease;
    long lastDelivery;
    long lastInboxEvent;
    long lastServed;
    long hints;

    Kept copy() {
      var copy = new Kept();
      copy.schedules.putAll(schedules);
      copy.plans.putAll(plans);
      copy.occurrences.addAll(occurrences);
      copy.runs.putAll(runs);
      copy.work.putAll(work);
      copy.leases.putAll(leases);
      copy.sessions.putAll(sessions);
      copy.events.putAll(events);
      results.forEach((id, byTurn) -> copy.results.put(id, new TreeMap<>(byTurn)));
      readings.forEach((id, byTurn) -> copy.readings.put(id, new TreeMap<>(byTurn)));
      copy.turns.putAll(turns);
      copy.deletedSessions.putAll(deletedSessions);
      copy.sights.putAll(sights);
      copy.triage.putAll(triage);
      copy.suppressions.putAll(suppressions);
      copy.notifications.addAll(notifications);
      copy.outbox.addAll(outbox);
      copy.deliveries.putAll(deliveries);
      copy.inboxEvents.addAll(inboxEvents);
      copy.lastInboxEvent = lastInboxEvent;
      copy.feeds.putAll(feeds);
      copy.untold.addAll(untold);
      copy.digests.putAll(digests);
      copy.auditCallbacks.putAll(auditCallbacks);
      copy.webhooks.putAll(webhooks);
      copy.webhookSecrets.putAll(webhookSecrets);
      copy.preferences.putAll(preferences);
      copy.lastDelivery = lastDelivery;
      copy.audit.addAll(audit);
      copy.users.putAll(users);
      copy.accounts.putAll(accounts);
      copy.tokens.putAll(tokens);
      copy.servedAt.putAll(servedAt);
      copy.ticks.putAll(ticks);
      copy.planVersions.putAll(planVersions);
      copy.backfills.putAll(backfills);
      copy.windows.addAll(windows);
      copy.deleted.putAll(deleted);
      copy.timesSince.putAll(timesSince);
      copy.secrets.putAll(secrets);
      copy.apiKeys.putAll(apiKeys);
      copy.apiClients.putAll(apiClients);
      copy.answers.putAll(answers);
      copy.disabledUsers.addAll(disabledUsers);
      copy.admissions.putAll(admissions);
      copy.shown.putAll(shown);
      copy.merges.putAll(merges);
      copy.read.addAll(read);
      copy.workspaces.putAll(workspaces);
      copy.auditSchedules.putAll(auditSchedules);
      copy.audits.putAll(audits);
      copy.looked.putAll(looked);
      copy.auditFindings.putAll(auditFindings);
      copy.auditMatters.putAll(auditMatters);
      copy.auditTriage.putAll(auditTriage);
      copy.lastLease = lastLease;
      copy.lastServed = lastServed;
      copy.hints = hints;
      return copy;
    }
  }
}
