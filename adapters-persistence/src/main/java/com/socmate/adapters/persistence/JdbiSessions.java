package com.socmate.adapters.persistence;

import com.socmate.application.port.Page;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Slice;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/// Sessions, their events and their results.
public final class JdbiSessions implements Sessions {
  /// How long a notification may be lost without anybody noticing.
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

  private static final Duration WATCH = Duration.ofMinutes(1);

  private final Handles handles;
  private final EventSignals signals = new EventSignals();

  public JdbiSessions(Database database) {
    this.handles = database.handles();
    database.listener().subscribe(Listener.SESSION, signals::signal);
  }

  @Override
  public Optional<Session> find(SessionId id, Viewer viewer) {
    return handles.with(handle -> find(handle, id, viewer));
  }

  private static Optional<Session> find(Handle handle, SessionId id, Viewer viewer) {
    return handle
        .attach(SessionSql.class)
        .find(id.value(), viewer.seesAll(), viewer.user().value())
        .map(SessionRow::toDomain);
  }

  @Override
  public Slice<Session> list(Filter filter, Viewer viewer, Page page) {
    return handles.with(handle -> new SessionList(filter, viewer).read(handle, page));
  }

  @Override
  public Optional<Session> change(SessionId id, UnaryOperator<Session> change) {
    return sessions(sql ->
        sql.lock(id.value())
            .map(SessionRow::toDomain)
            .map(change)
            .map(it -> {
              sql.change(Records.values(SessionRow.of(it)));
              return it;
            }));
  }

  @Override
  public boolean delete(SessionId id) {
    return sessions(sql -> sql.delete(id.value()) == 1);
  }

  @Override
  public Optional<Session> restore(
      SessionId id, Instant deletedSince, Predicate<Session> condition) {
    return sessions(sql -> {
      var found =
          sql.lockDeleted(id.value(), deletedSince).map(SessionRow::toDomain).filter(condition);
      found.ifPresent(_ -> sql.restore(id.value()));
      return found;
    });
  }

  @Override
  public int erase(Duration deletedFor, int most) {
    return handles.inTransaction(handle -> new Erasure(handle).erase(deletedFor, most));
  }

  private <T> T sessions(Function<SessionSql, T> work) {
    return handles.inTransaction(handle -> work.apply(handle.attach(SessionSql.class)));
  }

  @Override
  public List<Turn> turns(SessionId id) {
    return handles.with(handle -> new Turns(handle).of(id));
  }

  @Override
  public Optional<Turn> turnOf(RunId run) {
    return handles.with(handle -> new Turns(handle).of(run));
  }

  @Override
  public boolean answer(SessionId id, Turn turn, List<SessionEvent.Draft> events) {
    return handles.inTransaction(handle ->
        new Turns(handle)
            .add(
                id,
                turn,
                () -> handle.attach(EventSql.class).appendLast(id.value(), arrays(events))));
  }

  @Override
  public void tell(RunId run, Turn.Told told, List<Evidence> evidence) {
    handles.inTransaction(handle -> {
      handle
          .attach(TurnSql.class)
          .tell(
              run.value(), told.text(), TurnRow.cited(told.evidence()), Json.write(told.queries()))
          .ifPresent(session -> new Results(handle).add(new SessionId(session), evidence));
      return true;
    });
  }

  @Override
  public boolean fork(SessionId original, int turn, Session copy) {
    return handles.inTransaction(handle -> new Forks(handle).copy(original, turn, copy));
  }

  @Override
  public boolean append(SessionId id, RunQueue.Claim claim, List<SessionEvent.Draft> events) {
    return events(sql ->
        sql.append(id.value(), claim.run().id().value(), claim.token(), arrays(events)) == 1);
  }

  @Override
  public void appendLast(SessionId id, List<SessionEvent.Draft> events) {
    events(sql -> sql.appendLast(id.value(), arrays(events)));
  }

  @Override
  public void restart(SessionId id, RunQueue.Claim claim, SessionEvent.Draft note) {
    events(sql ->
        sql.restart(id.value(), claim.run().id().value(), claim.token(), arrays(List.of(note))));
  }

  static Map<String, Object> arrays(List<SessionEvent.Draft> events) {
    var rows = events.stream().map(EventRow::of).toList();
    var arrays = new HashMap<String, Object>();
    arrays.put("count", rows.size());
    arrays.put("at", rows.stream().map(EventRow::at).toArray(Instant[]::new));
    arrays.put("kind", rows.stream().map(EventRow::kind).toArray(String[]::new));
    arrays.put("stage", rows.stream().map(EventRow::stage).toArray(String[]::new));
    arrays.put("message", rows.stream().map(EventRow::message).toArray(String[]::new));
    arrays.put("facts", rows.stream().map(EventRow::facts).toArray(String[]::new));
    return arrays;
  }

  @Override
  public List<SessionEvent> events(SessionId id, long after, int limit) {
    return events(
        sql -> sql.after(id.value(), after, limit).stream().map(EventRow::toDomain).toList());
  }

  @Override
  public void awaitEvents(SessionId id, long after, Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    events(sql -> watch(sql, id));
    for (long left = atMost.toNanos(); left > 0; left = end - System.nanoTime()) {
      try (var wait = signals.begin(id.value())) {
        if (events(sql -> sql.anyAfter(id.value(), after)).isPresent()) {
          return;
        }
        wait.await(Duration.ofNanos(Math.min(left, LOOK_AGAIN.toNanos())));
      }
    }
  }

  private static boolean watch(EventSql sql, SessionId id) {
    sql.watch(id.value(), WATCH);
    return true;
  }

  @Override
  public void conclude(
      SessionId id, Session.Status status, Instant at, Optional<InvestigationResult> result) {
    concludeAll(List.of(new End(id, status, at, result, List.of())));
  }

  @Override
  public void concludeAll(List<End> ends) {
    if (!ends.isEmpty()) {
      handles.inTransaction(handle -> {
        new Endings(handle).conclude(ends);
        new Results(handle).addAll(ends);
        return true;
      });
    }
  }

  @Override
  public Optional<InvestigationResult> result(SessionId id, Viewer viewer) {
    return handles.inTransaction(handle ->
        find(handle, id, viewer).flatMap(_ -> new Results(handle).find(id, Integer.MAX_VALUE)));
  }

  @Override
  public Optional<InvestigationResult> result(SessionId id, int turn, Viewer viewer) {
    return handles.inTransaction(handle ->
        find(handle, id, viewer)
            .map(_ -> new Results(handle))
            .filter(results -> results.turns(id).contains(turn))
            .flatMap(results -> results.find(id, turn)));
  }

  @Override
  public Optional<Evidence> evidence(
      SessionId id, String query, Viewer viewer, int limit, int offset) {
    return handles.inTransaction(handle ->
        find(handle, id, viewer)
            .flatMap(_ -> new Results(handle).evidence(id, query, limit, offset)));
  }

  @Override
  public int forgetRows(Duration kept, int most) {
    return handles.inTransaction(
        handle -> handle.attach(ResultSql.class).forgetRows(kept, kept.toDays() + " days", most));
  }

  @Override
  public boolean transfer(SessionId id, UserId to) {
    return handles.with(
        handle -> handle.attach(SessionSql.class).transfer(id.value(), to.value()) == 1);
  }

  @Override
  public int transferAll(UserId from, UserId to) {
    return handles.with(
        handle -> handle.attach(SessionSql.class).transferAll(from.value(), to.value()));
  }

  private <T> T events(Function<EventSql, T> work) {
    return handles.with(handle -> work.apply(handle.attach(EventSql.class)));
  }
}
