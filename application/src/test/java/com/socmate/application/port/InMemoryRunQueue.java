package com.socmate.application.port;

import com.socmate.application.port.InMemoryWorld.Lease;
import com.socmate.application.port.InMemoryWorld.Work;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.coverage.Backfill;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public final class InMemoryRunQueue implements RunQueue {
  private static final Comparator<Work> OLDEST_FIRST =
      Comparator.<Work, Boolean>comparing(it -> it.run().origin().trigger() == Trigger.BACKFILL)
          .thenComparing(it -> it.run().origin().scheduledFor())
          .thenComparing(it -> it.run().id());

  private final InMemoryWorld world;

  public InMemoryRunQueue(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Admission addManual(Run.Queued run, Session session, int limit) {
    return world.alone(() -> {
      long unfinished =
          work(run.origin().lane())
              .filter(it -> it.run().origin().trigger() == Trigger.MANUAL)
              .count();
      if (unfinished >= limit) {
        return Admission.LIMIT_REACHED;
      }
      world.kept().runs.put(run.id(), run);
      world.kept().sessions.put(session.id(), session);
      notePlan(run);
      keep(new Work(run, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), false));
      world.kept().hints++;
      return Admission.QUEUED;
    });
  }

  @Override
  public Admission addAudit(Run.Queued run, Audit audit, int bound) {
    return world.alone(() -> {
      if (work(run.origin().lane()).count() >= bound) {
        return Admission.LIMIT_REACHED;
      }
      world.kept().runs.put(run.id(), run);
      world.kept().audits.put(audit.id(), audit);
      keep(new Work(run, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), false));
      world.kept().hints++;
      return Admission.QUEUED;
    });
  }

  @Override
  public FollowUp addFollowUp(Run.Queued run, Turn turn, SessionEvent.Draft asked, int limit) {
    return world.alone(() -> {
      long unfinished =
          work(run.origin().lane())
              .filter(it -> it.run().origin().trigger() == Trigger.MANUAL)
              .count();
      if (unfinished >= limit) {
        return FollowUp.LIMIT_REACHED;
      }
      var session = run.origin().session();
      if (!world.sessions().answer(session, turn, List.of(asked))) {
        return FollowUp.NOT_READY;
      }
      world.kept().sessions.computeIfPresent(session, (_, it) -> it.resumed());
      world.kept().runs.put(run.id(), run);
      keep(new Work(run, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), false));
      world.kept().hints++;
      return FollowUp.QUEUED;
    });
  }

  @Override
  public List<Claim> claim(WorkerLease worker, int most, int laneLimit, Share share) {
    return world.alone(() -> {
      var claims = new ArrayList<Claim>();
      if (world.kept().leases.containsKey(worker.token())) {
        for (int before = -1; before < claims.size() && claims.size() < most; ) {
          before = claims.size();
          lanesWaiting().stream()
              .filter(share::has)
              .flatMap(lane -> next(lane, laneLimit).stream())
              .limit(most - claims.size())
              .forEach(it -> claims.add(take(it, worker)));
        }
      }
      return List.copyOf(claims);
    });
  }

  private Claim take(Work work, WorkerLease worker) {
    world.kept().servedAt.put(work.run().origin().lane(), ++world.kept().lastServed);
    return keep(work.heldBy(worker.token(), world.now())).claim();
  }

  /// Those first that were not served for longest.
  private List<Lane> lanesWaiting() {
    return world.kept().work.values().stream()
        .filter(Work::isWaiting)
        .map(it -> it.run().origin().lane())
        .distinct()
        .sorted(Comparator.comparing(lane -> world.kept().servedAt.getOrDefault(lane, 0L)))
        .toList();
  }

  private Optional<Work> next(Lane lane, int limit) {
    int atOnce = lane.isOfWorkspace() ? world.workspaces().atOnce(lane, limit) : limit;
    boolean isFull = work(lane).filter(it -> it.holder().isPresent()).count() >= atOnce;
    return isFull ? Optional.empty() : work(lane).filter(Work::isWaiting).min(OLDEST_FIRST);
  }

  @Override
  public Set<RunId> renew(WorkerLease worker, Duration lease) {
    return world.alone(() -> {
      if (!world.kept().leases.containsKey(worker.token())) {
        throw new LeaseLost(worker.worker(), world.now());
      }
      var now = world.now();
      world
          .kept()
          .leases
          .computeIfPresent(worker.token(), (_, held) -> held.renewed(now, now.plus(lease)));
      return heldBy(worker.token())
          .filter(Work::cancelRequested)
          .map(it -> it.run().id())
          .collect(Collectors.toUnmodifiableSet());
    });
  }

  @Override
  public WorkerLease register(String workerName, Duration lease) {
    return world.alone(() -> {
      long token = ++world.kept().lastLease;
      var now = world.now();
      world
          .kept()
          .leases
          .put(token, new Lease(workerName, now, now, now.plus(lease), Optional.empty()));
      return new WorkerLease(workerName, token);
    });
  }

  @Override
  public void handBack(WorkerLease worker) {
    world.alone(() -> {
      world.kept().leases.remove(worker.token());
      heldBy(worker.token()).toList().forEach(it -> keep(it.handedBack()));
      world.kept().hints++;
    });
  }

  @Override
  public boolean giveBack(Claim claim) {
    return world.alone(() -> {
      boolean held = holds(claim) && work(claim).holder().isPresent();
      if (held) {
        keep(work(claim).givenBack());
        world.kept().hints++;
      }
      return held;
    });
  }

  private Work work(Claim claim) {
    return Objects.requireNonNull(world.kept().work.get(claim.run().id()));
  }

  @Override
  public boolean release(Claim claim) {
    return world.alone(() -> {
      boolean held = holds(claim);
      if (held) {
        world.kept().work.remove(claim.run().id());
        world.kept().work.replaceAll((_, it) -> it.freedFrom(claim.run().id()));
      }
      return held;
    });
  }

  boolean holds(Claim claim) {
    return Optional.ofNullable(world.kept().work.get(claim.run().id()))
        .filter(it -> it.token() == claim.token())
        .isPresent();
  }

  @Override
  public List<Claim> takeOver(int lossLimit) {
    return world.alone(() -> {
      var now = world.now();
      world.kept().leases.values().removeIf(lease -> !lease.until().isAfter(now));
      var lost =
          world.kept().work.values().stream()
              .filter(it -> it.holder().isPresent())
              .filter(it -> !world.kept().leases.containsKey(it.holder().orElseThrow()))
              .toList();
      lost.stream().filter(it -> it.losses() + 1 < lossLimit).forEach(it -> keep(it.lost()));
      return lost.stream()
          .filter(it -> it.losses() + 1 >= lossLimit)
          .map(it -> keep(it.withNewToken()).claim())
          .toList();
    });
  }

  @Override
  public List<Claim> takeStuck(Duration limit) {
    return world.alone(() -> {
      Instant latest = world.now().minus(limit);
      var stuck =
          world.kept().work.values().stream()
              .filter(it -> it.holder().isPresent())
              .filter(it -> !it.startedAt().orElseThrow().isAfter(latest))
              .toList();
      return stuck.stream().map(it -> keep(it.withNewToken()).claim()).toList();
    });
  }

  @Override
  public boolean requestCancel(RunId run) {
    return world.alone(() -> {
      var work = Optional.ofNullable(world.kept().work.get(run));
      work.ifPresent(it -> keep(it.asked()));
      return work.isPresent();
    });
  }

  @Override
  public int requestCancelOf(ScheduleId schedule) {
    return world.alone(() -> {
      var all =
          world.kept().work.values().stream()
              .filter(it -> it.run().origin().schedule().equals(Optional.of(schedule)))
              .toList();
      all.forEach(it -> keep(it.asked()));
      return all.size();
    });
  }

  @Override
  public int unfinishedRuns(ScheduleId schedule) {
    return world.alone(() ->
        (int)
            world.kept().work.values().stream()
                .filter(it -> it.run().origin().schedule().equals(Optional.of(schedule)))
                .filter(it -> it.run().origin().trigger() != Trigger.BACKFILL)
                .count());
  }

  /// A run is made for the plan that its schedule has when it is born.
  void notePlan(Run run) {
    run.origin()
        .schedule()
        .flatMap(world.schedules()::plan)
        .ifPresent(plan -> world.kept().planVersions.put(run.id(), plan.version()));
  }

  @Override
  public List<Run.Queued> withdraw(Waiting which, int most) {
    return world.alone(() -> {
      var gone =
          world.kept().work.values().stream()
              .filter(it -> it.holder().isEmpty() && isMeant(which, it, world.now()))
              .map(Work::run)
              .sorted(Comparator.comparing(Run.Queued::id))
              .limit(most)
              .toList();
      gone.forEach(run -> {
        world.kept().work.remove(run.id());
        world.kept().work.replaceAll((_, it) -> it.freedFrom(run.id()));
      });
      return gone;
    });
  }

  private static boolean isMeant(Waiting which, Work work, Instant now) {
    return switch (which) {
      case Waiting.One(var run) -> work.run().id().equals(run);
      case Waiting.OfSchedule(var schedule) ->
          work.run().origin().schedule().equals(Optional.of(schedule));
      case Waiting.AskedToStop() -> work.cancelRequested();
      case Waiting.AuditsFor(var time) ->
          work.run().origin().lane().isOfWorkspace()
              && work.losses() == 0
              && !work.run().queuedAt().isAfter(now.minus(time));
    };
  }

  @Override
  public List<RunId> addBackfill(Backfill backfill, List<DueSchedules.NewRun.ToExecute> runs) {
    return world.alone(() -> {
      var wanted = runs.stream().filter(it -> !isUnfinished(it.run().origin())).toList();
      wanted.forEach(it -> {
        world.kept().runs.put(it.run().id(), it.run());
        world.kept().sessions.put(it.session().id(), it.session());
        world.kept().backfills.put(it.run().id(), backfill);
        notePlan(it.run());
        keep(new Work(it.run(), Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), false));
        world.kept().hints++;
      });
      return wanted.stream().map(it -> it.run().id()).sorted().toList();
    });
  }

  private boolean isUnfinished(Run.Origin origin) {
    return world.kept().work.values().stream()
        .map(it -> it.run().origin())
        .anyMatch(it ->
            it.schedule().equals(origin.schedule())
                && it.scheduledFor().equals(origin.scheduledFor()));
  }

  private Work keep(Work work) {
    world.kept().work.put(work.run().id(), work);
    return work;
  }

  private Stream<Work> work(Lane lane) {
    return world.kept().work.values().stream().filter(it -> it.run().origin().lane().equals(lane));
  }

  private Stream<Work> heldBy(long worker) {
    return world.kept().work.values().stream()
        .filter(it -> it.holder().equals(Optional.of(worker)));
  }
}
