package com.socmate.application.port;

import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
  public Slice<Session> list(Filter filter, Viewer viewer, Page page) {
    return world.alone(() -> {
      var found =
          world.kept().sessions.values().stream()
              .filter(it -> sees(viewer, it) && isWanted(filter, it))
              .sorted(order(filter.order()))
              .toList();
      return InMemorySchedules.slice(found, page);
    });
  }

  private static boolean isWanted(Filter filter, Session it) {
    return filter.status().map(it.status()::equals).orElse(true)
        && filter.outcome().map(wanted -> it.outcome().equals(Optional.of(wanted))).orElse(true)
        && filter.persona().map(it.persona()::equals).orElse(true)
        && filter.schedule().map(wanted -> it.schedule().equals(Optional.of(wanted))).orElse(true)
        && filter.owner().map(it.owner()::equals).orElse(true)
        && filter.pinned().map(wanted -> it.pinned() == wanted).orElse(true)
        && filter.text().map(text -> contains(it, text)).orElse(true);
  }

  private static boolean contains(Session it, String text) {
    return (it.title() + "\n" + it.query())
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }

  private static Comparator<Session> order(Order order) {
    var byTitle =
        Comparator.<Session, String>comparing(it -> it.title().toLowerCase(Locale.ROOT))
            .thenComparing(Session::id);
    return switch (order) {
      case CREATED -> OLDEST_FIRST;
      case CREATED_DESC -> OLDEST_FIRST.reversed();
      case FINISHED -> byEnd(Comparator.naturalOrder()).thenComparing(Session::id);
      case FINISHED_DESC ->
          byEnd(Comparator.reverseOrder()).thenComparing(Session::id, Comparator.reverseOrder());
      case TITLE -> byTitle;
      case TITLE_DESC -> byTitle.reversed();
    };
  }

  private static Comparator<Session> byEnd(Comparator<Instant> order) {
    return Comparator.comparing(it -> it.finishedAt().orElse(null), Comparator.nullsLast(order));
  }

  @Override
  public Optional<Session> change(SessionId id, UnaryOperator<Session> change) {
    return world.alone(() ->
        Optional.ofNullable(
            world.kept().sessions.computeIfPresent(id, (_, it) -> change.apply(it))));
  }

  @Override
  public boolean delete(SessionId id) {
    return world.alone(() -> {
      var gone = Optional.ofNullable(world.kept().sessions.remove(id));
      gone.ifPresent(it ->
          world.kept().deletedSessions.put(id, new InMemoryWorld.DeletedSession(it, world.now())));
      return gone.isPresent();
    });
  }

  @Override
  public Optional<Session> restore(
      SessionId id, Instant deletedSince, Predicate<Session> condition) {
    return world.alone(() -> {
      var found =
          Optional.ofNullable(world.kept().deletedSessions.get(id))
              .filter(it -> !it.at().isBefore(deletedSince))
              .map(InMemoryWorld.DeletedSession::session)
              .filter(condition);
      found.ifPresent(it -> {
        world.kept().deletedSessions.remove(id);
        world.kept().sessions.put(id, it);
      });
      return found;
    });
  }

  @Override
  public int erase(Duration deletedFor, int most) {
    return world.alone(() -> {
      var since = world.now().minus(deletedFor);
      var old =
          world.kept().deletedSessions.entrySet().stream()
              .filter(it -> !it.getValue().at().isAfter(since))
              .filter(it -> !it.getValue().session().isActive())
              .map(Map.Entry::getKey)
              .limit(most)
              .toList();
      old.forEach(this::forget);
      return old.size();
    });
  }

  private void forget(SessionId id) {
    world.kept().deletedSessions.remove(id);
    world.kept().turns.remove(id);
    world.kept().events.remove(id);
    world.kept().results.remove(id);
    world.kept().readings.remove(id);
    world.kept().shown.remove(id);
  }

  @Override
  public List<Turn> turns(SessionId id) {
    return world.alone(() -> world.kept().turns.getOrDefault(id, List.of()));
  }

  @Override
  public Optional<Turn> turnOf(RunId run) {
    return world.alone(() ->
        world.kept().turns.values().stream()
            .flatMap(List::stream)
            .filter(it -> it.run().equals(Optional.of(run)))
            .findFirst());
  }

  @Override
  public boolean answer(SessionId id, Turn turn, List<SessionEvent.Draft> events) {
    return world.alone(() -> {
      boolean added = addTurn(id, turn);
      if (added) {
        appendLast(id, events);
      }
      return added;
    });
  }

  boolean addTurn(SessionId id, Turn turn) {
    boolean ready =
        Optional.ofNullable(world.kept().sessions.get(id))
            .filter(it -> !it.isActive())
            .filter(_ -> turns(id).size() + 2 == turn.number())
            .isPresent();
    if (ready) {
      world
          .kept()
          .turns
          .put(id, Stream.concat(turns(id).stream(), Stream.of(turn.from(lastEvent(id)))).toList());
    }
    return ready;
  }

  private long lastEvent(SessionId id) {
    return eventsOf(id).isEmpty() ? 0 : eventsOf(id).getLast().sequence();
  }

  @Override
  public void tell(RunId run, Turn.Told told, List<Evidence> evidence) {
    world.alone(() ->
        world
            .kept()
            .turns
            .replaceAll((id, turns) ->
                turns.stream().map(it -> told(id, it, run, told, evidence)).toList()));
  }

  private Turn told(SessionId id, Turn turn, RunId run, Turn.Told told, List<Evidence> evidence) {
    if (!turn.run().equals(Optional.of(run))
        || !(turn.answered() instanceof Turn.Answered.ByModel(_, var range, var first, _))) {
      return turn;
    }
    world.kept().readings.computeIfAbsent(id, _ -> new TreeMap<>()).put(turn.number(), evidence);
    return turn.with(new Turn.Answered.ByModel(Optional.of(run), range, first, Optional.of(told)));
  }

  @Override
  public boolean fork(SessionId original, int turn, Session copy) {
    return world.alone(() -> {
      var source = Optional.ofNullable(world.kept().sessions.get(original));
      int last = turns(original).size() + 1;
      boolean ended =
          source
              .filter(it -> turn >= 1 && turn <= last && (turn < last || !it.isActive()))
              .isPresent();
      if (ended) {
        copy(original, turn, copy);
      }
      return ended;
    });
  }

  private void copy(SessionId original, int turn, Session copy) {
    var results = new TreeMap<>(byTurn(original).headMap(turn + 1));
    var outcome =
        results.values().stream()
            .map(it -> it.conclusion().outcome())
            .reduce((one, other) ->
                Outcome.gravest(Optional.of(one), Optional.of(other)).orElseThrow());
    long end =
        turns(original).stream()
            .filter(it -> it.number() == turn + 1)
            .map(Turn::since)
            .findFirst()
            .orElse(Long.MAX_VALUE);
    world.kept().sessions.put(copy.id(), copy.ended(copy.status(), copy.createdAt(), outcome));
    world.kept().results.put(copy.id(), results);
    world.kept().readings.put(copy.id(), new TreeMap<>(readings(original).headMap(turn + 1)));
    world
        .kept()
        .turns
        .put(
            copy.id(),
            turns(original).stream().filter(it -> it.number() <= turn).map(Turn::copied).toList());
    world
        .kept()
        .events
        .put(copy.id(), eventsOf(original).stream().filter(it -> it.sequence() <= end).toList());
  }

  private SortedMap<Integer, InvestigationResult> byTurn(SessionId id) {
    return world.kept().results.getOrDefault(id, new TreeMap<>());
  }

  static boolean sees(Viewer viewer, Session session) {
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
        long since = turnOf(claim.run().id()).map(it -> it.since() + 1).orElse(0L);
        var kept = new ArrayList<>(lost.stream().filter(it -> it.sequence() <= since).toList());
        kept.add(note.numbered(last + 1));
        world.kept().events.put(id, List.copyOf(kept));
      }
    });
  }

  @Override
  public void conclude(
      SessionId id, Session.Status status, Instant at, Optional<InvestigationResult> result) {
    world.alone(() -> {
      var outcome = result.map(it -> it.conclusion().outcome());
      world.kept().sessions.computeIfPresent(id, (_, it) -> it.ended(status, at, outcome));
      result.ifPresent(it ->
          world
              .kept()
              .results
              .computeIfAbsent(id, _ -> new TreeMap<>())
              .put(turns(id).size() + 1, it));
      result.ifPresent(it -> reopen(id, it));
    });
  }

  /// What was gone and is back is open again.
  private void reopen(SessionId id, InvestigationResult result) {
    var scope =
        Optional.ofNullable(world.kept().sessions.get(id))
            .flatMap(Session::schedule)
            .map(it -> it.value())
            .orElse(id.value());
    result.conclusion().findings().stream()
        .filter(it -> it.novelty() == Finding.Novelty.NEW)
        .forEach(
            it -> world.kept().triage.remove(new InMemoryFindings.Matter(scope, it.fingerprint())));
  }

  @Override
  public Optional<InvestigationResult> result(SessionId id, Viewer viewer) {
    return find(id, viewer)
        .map(_ -> byTurn(id))
        .filter(it -> !it.isEmpty())
        .map(it -> it.get(it.lastKey()));
  }

  @Override
  public Optional<InvestigationResult> result(SessionId id, int turn, Viewer viewer) {
    return find(id, viewer).flatMap(_ -> Optional.ofNullable(byTurn(id).get(turn)));
  }

  @Override
  public Optional<Evidence> evidence(
      SessionId id, String query, Viewer viewer, int limit, int offset) {
    return find(id, viewer).stream()
        .flatMap(_ -> evidence(id))
        .filter(it -> it.query().equals(query))
        .findFirst()
        .map(it -> page(it, limit, offset));
  }

  private Stream<Evidence> evidence(SessionId id) {
    return Stream.concat(
        byTurn(id).values().stream().flatMap(it -> it.evidence().stream()),
        readings(id).values().stream().flatMap(List::stream));
  }

  private SortedMap<Integer, List<Evidence>> readings(SessionId id) {
    return world.kept().readings.getOrDefault(id, new TreeMap<>());
  }

  @Override
  public int forgetRows(Duration kept, int most) {
    return world.alone(() -> {
      int forgotten = 0;
      for (var session : List.copyOf(world.kept().sessions.values())) {
        var old =
            !session.pinned()
                && session
                    .finishedAt()
                    .filter(it -> it.isBefore(world.now().minus(kept)))
                    .isPresent();
        if (old) {
          for (var turn : byTurn(session.id()).entrySet()) {
            forgotten +=
                (int)
                    turn.getValue().evidence().stream().filter(it -> !it.table().isEmpty()).count();
            turn.setValue(withoutRows(turn.getValue(), kept));
          }
        }
      }
      return forgotten;
    });
  }

  private static InvestigationResult withoutRows(InvestigationResult result, Duration kept) {
    return new InvestigationResult(
        result.conclusion(),
        result.evidence().stream()
            .map(it ->
                new Evidence(
                    it.query(),
                    it.title(),
                    it.kql(),
                    it.range(),
                    it.table().firstRows(0),
                    it.totalRows(),
                    "Its rows were deleted " + kept.toDays() + " days after the session ended."))
            .toList(),
        result.report(),
        result.grounds());
  }

  @Override
  public boolean transfer(SessionId id, UserId to) {
    return world.alone(
        () -> world.kept().sessions.computeIfPresent(id, (_, it) -> it.ownedBy(to)) != null);
  }

  @Override
  public int transferAll(UserId from, UserId to) {
    return world.alone(() -> {
      var all =
          world.kept().sessions.values().stream().filter(it -> it.owner().equals(from)).toList();
      all.forEach(it -> world.kept().sessions.put(it.id(), it.ownedBy(to)));
      return all.size();
    });
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
