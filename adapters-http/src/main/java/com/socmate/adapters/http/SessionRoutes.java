package com.socmate.adapters.http;

import com.socmate.application.port.Runs;
import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.identity.Scope;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Sessions: read, watched, and the proof they leave behind.
public final class SessionRoutes implements Routes {
  static final String PATH = "/api/v1/sessions";
  private static final String ONE = PATH + "/{id}";
  private static final int MOST_ROWS = 5_000;
  private static final int EVENTS_AT_ONCE = 500;

  private final Sessions sessions;
  private final Runs runs;
  private final EventStreams streams;

  public SessionRoutes(Sessions sessions, Runs runs, EventStreams streams) {
    this.sessions = sessions;
    this.runs = runs;
    this.streams = streams;
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get(PATH, this::list).needs(Scope.INVESTIGATIONS_READ),
        Route.get(ONE, this::get).needs(Scope.INVESTIGATIONS_READ),
        Route.get(ONE + "/events", this::events).needs(Scope.INVESTIGATIONS_READ),
        Route.get(ONE + "/evidence/{n}", this::evidence).needs(Scope.INVESTIGATIONS_READ));
  }

  private Answer list(Call call) {
    var parameters = SessionFilter.parameters(call);
    var page = parameters.page();
    var found = sessions.list(SessionFilter.read(parameters, call), call.viewer(), page);
    var items = found.items().stream().map(SessionJson::from).toList();
    return Answer.ok(ListJson.of("sessions", items, found.total(), page));
  }

  private Answer get(Call call) {
    call.parameters();
    var session = find(call);
    return call.accepts(EventStreams.MEDIA_TYPE)
        ? streams.follow(session, call)
        : Answer.ok(detail(session, call.viewer()));
  }

  private SessionDetailJson detail(Session session, Viewer viewer) {
    var further = sessions.turns(session.id());
    var results = new TreeMap<Integer, InvestigationResult>();
    for (int turn = 1; turn <= further.size() + 1; turn++) {
      int number = turn;
      sessions.result(session.id(), turn, viewer).ifPresent(it -> results.put(number, it));
    }
    return SessionDetailJson.from(
        session, runs.ofSession(session.id()), further, allEvents(session.id()), results);
  }

  private Answer events(Call call) {
    call.parameters();
    return streams.follow(find(call), call);
  }

  private List<SessionEvent> allEvents(SessionId id) {
    var all = new ArrayList<>(sessions.events(id, 0, EVENTS_AT_ONCE));
    int read = all.size();
    while (read == EVENTS_AT_ONCE) {
      var more = sessions.events(id, all.getLast().sequence(), EVENTS_AT_ONCE);
      all.addAll(more);
      read = more.size();
    }
    return all;
  }

  private Answer evidence(Call call) {
    var parameters = call.parameters("limit", "offset");
    int limit = parameters.whole("limit", 20, 1, MOST_ROWS);
    int offset = parameters.whole("offset", 0, 0, Integer.MAX_VALUE);
    var session = find(call);
    if (call.accepts("application/x-ndjson")) {
      return ndjson(session, call);
    }
    return Answer.ok(EvidenceJson.from(read(session, call, limit, offset), limit, offset));
  }

  private Answer ndjson(Session session, Call call) {
    var first = read(session, call, MOST_ROWS, 0);
    return new Answer.Written(
        "application/x-ndjson",
        Map.of(),
        out -> {
          var stretch = first;
          int written = 0;
          while (!stretch.table().isEmpty()) {
            for (var row : EvidenceJson.objects(stretch.table())) {
              out.write(Json.bytes(row));
              out.write('\n');
            }
            written += stretch.table().rows().size();
            stretch = read(session, call, MOST_ROWS, written);
          }
        });
  }

  private Evidence read(Session session, Call call, int limit, int offset) {
    return sessions
        .evidence(session.id(), queryName(call), call.viewer(), limit, offset)
        .orElseThrow(() -> Refused.notFound("evidence"));
  }

  /// Queries are named Q1, Q2, …; the path may say just the number.
  private static String queryName(Call call) {
    var part = call.part("n");
    if (!part.matches("Q?[1-9][0-9]?")) {
      throw Refused.notFound("evidence");
    }
    return part.startsWith("Q") ? part : "Q" + part;
  }

  private Session find(Call call) {
    return sessions
        .find(call.id("id", "session", SessionId::new), call.viewer())
        .orElseThrow(() -> Refused.notFound("session"));
  }
}
