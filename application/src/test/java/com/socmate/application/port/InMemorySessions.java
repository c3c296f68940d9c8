package com.socmate.application.port;

import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemorySessions implements Sessions {
  private static final Comparator<Session> OLDEST_FIRST =
      Comparator.comparing(Session::createdAt).thenComparing(Session::id);

  private final InMemoryWorld world;

  public InMemorySessions(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Optional<Session> find(SessionId id, Viewer viewer) {
    return world.alone(
        () -> Optional.ofNullable(world.kept().sessions.get(id)).filter(it -> sees(viewer, it)));
  }

  @Override
  public Slice<Session> list(Viewer viewer, Page page) {
    return world.alone(() -> {
      var found =
          world.kept().sessions.values().stream()
              .filter(it -> sees(viewer, it))
              .sorted(OLDEST_FIRST.reversed())
              .toList();
      return InMemorySchedules.slice(found, page);
    });
  }

  private static boolean sees(Viewer viewer, Session session) {
    return viewer.seesAll()
        || session.owner().equals(viewer.user())
        || session.visibility() == Visibility.TEAM;
  }

  @Override
  public boolean append(SessionId id, RunQueue.Claim claim, List<SessionEvent.Draft> events) {
    return world.alone(() -> {
      boolean held = world.runQueue().holds(claim);
      if (held) {
        appendLast(id, events);
      }
      return held;
    });
  }

  @Override
  public void appendLast(SessionId id, List<SessionEvent.Draft> events) {
    world.alone(() -> {
      var all = new ArrayList<>(eventsOf(id));
      for (var draft : events) {
        all.add(draft.numbered(all.isEmpty() ? 1 : all.getLast().sequence() + 1));
      }
      world.kept().events.put(id, List.copyOf(all));
    });
  }

  @Override
  public List<SessionEvent> events(SessionId id, long after, int limit) {
    return world.alone(
        () -> eventsOf(id).stream().filter(it -> it.sequence() > after).limit(limit).toList());
  }

  private List<SessionEvent> eventsOf(SessionId id) {
    return world.kept().events.getOrDefault(id, List.of());
  }

  @Override
  public void awaitEvents(SessionId id, long after, Duration atMost) throws InterruptedException {
    world.await(
        () -> eventsOf(id).stream().anyMatch(it -> it.sequence() > after), atMost.toNanos());
  }

  @Override
  public void restart(SessionId id, RunQueue.Claim claim, SessionEvent.Draft note) {
    world.alone(() -> {
      if (world.runQueue().holds(claim)) {
        var lost = eventsOf(id);
        long last = lost.isEmpty() ? 0 : lost.getLast().sequence();
        world.kept().events.put(id, List.of(note.numbered(last + 1)));
      }
    });
  }

  @Override
  public void conclude(
      SessionId id, Session.Status status, Instant at, Optional<InvestigationResult> result) {
    world.alone(() -> {
      var outcome = result.map(it -> it.conclusion().outcome());
      world.kept().sessions.computeIfPresent(id, (_, it) -> ended(it, status, at, outcome));
      result.ifPresent(it -> world.kept().results.put(id, it));
    });
  }

  private static Session ended(
      Session it, Session.Status status, Instant at, Optional<Outcome> outcome) {
    return new Session(
        it.id(),
        it.owner(),
        it.visibility(),
        it.schedule(),
        it.title(),
        it.query(),
        it.persona(),
        status,
        it.createdAt(),
        Optional.of(at),
        outcome);
  }

  @Override
  public Optional<InvestigationResult> result(SessionId id, Viewer viewer) {
    return find(id, viewer).flatMap(_ -> Optional.ofNullable(world.kept().results.get(id)));
  }

  @Override
  public Optional<Evidence> evidence(
      SessionId id, String query, Viewer viewer, int limit, int offset) {
    return result(id, viewer)
        .flatMap(it -> it.evidence().stream().filter(e -> e.query().equals(query)).findFirst())
        .map(it -> page(it, limit, offset));
  }

  @Override
  public boolean transfer(SessionId id, UserId to) {
    return world.alone(
        () -> world.kept().sessions.computeIfPresent(id, (_, it) -> ownedBy(it, to)) != null);
  }

  @Override
  public int transferAll(UserId from, UserId to) {
    return world.alone(() -> {
      var all =
          world.kept().sessions.values().stream().filter(it -> it.owner().equals(from)).toList();
      all.forEach(it -> world.kept().sessions.put(it.id(), ownedBy(it, to)));
      return all.size();
    });
  }

  private static Session ownedBy(Session it, UserId owner) {
    return new Session(
        it.id(),
        owner,
        it.visibility(),
        it.schedule(),
        it.title(),
        it.query(),
        it.persona(),
        it.status(),
        it.createdAt(),
        it.finishedAt(),
        it.outcome());
  }

  private static Evidence page(Evidence it, int limit, int offset) {
    var rows = it.table().rows().stream().skip(offset).limit(limit).toList();
    return new Evidence(
        it.query(),
        it.title(),
        it.kql(),
        it.range(),
        new ResultTable(it.table().columns(), rows),
        it.totalRows(),
        it.partial());
  }
}
