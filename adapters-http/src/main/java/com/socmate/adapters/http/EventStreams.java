package com.socmate.adapters.http;

import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Server-sent events of sessions: everything after the event the client saw last, then whatever
/// comes, until the session stands still. A stream waits for its client with one stretch of events
/// in memory, at most; the rest stays in the database. A client that takes too long over a stretch
/// is cut off and can go on where it was. Each is allowed anew with every heartbeat.
public final class EventStreams {
  static final String MEDIA_TYPE = "text/event-stream";
  private static final int EVENTS_AT_ONCE = 200;
  private static final Duration SLOWEST = Duration.ofSeconds(20);
  private static final Map<String, String> HEADERS =
      Map.of("X-Accel-Buffering", "no", "Cache-Control", "no-cache, no-store");

  private final Sessions sessions;
  private final Drain drain;
  private final Duration heartbeat;
  private final OpenStreams open = new OpenStreams();

  /// @param heartbeat after how much silence a comment is sent
  public EventStreams(Sessions sessions, Drain drain, Duration heartbeat) {
    this.sessions = sessions;
    this.drain = drain;
    this.heartbeat = heartbeat;
  }

  /// What has events, and what becomes of it.
  interface Source {
    SessionId id();

    /// Whether the caller may see it now.
    boolean isSeen();

    /// Whether nothing more follows by itself.
    boolean isOver();
  }

  Answer follow(Session session, Call call) {
    return follow(new OfSession(sessions, session.id(), Viewer.of(call.principal())), call);
  }

  private record OfSession(Sessions sessions, SessionId id, Viewer viewer) implements Source {
    @Override
    public boolean isSeen() {
      return sessions.find(id, viewer).isPresent();
    }

    @Override
    public boolean isOver() {
      return sessions.find(id, viewer).filter(session -> !session.isActive()).isPresent();
    }
  }

  Answer follow(Source source, Call call) {
    long after = lastSeen(call);
    if (source.isOver() && sessions.events(source.id(), after, 1).isEmpty()) {
      // 204 is how a browser's EventSource is told not to come back.
      return Answer.noContent();
    }
    if (call.isHead()) {
      return new Answer.Written(MEDIA_TYPE, HEADERS, _ -> {});
    }
    var user = call.principal().user();
    open.take(user);
    return new Answer.Written(
        MEDIA_TYPE,
        HEADERS,
        out -> {
          try {
            stream(source, after, call, out);
          } finally {
            open.giveBack(user);
          }
        });
  }

  private static long lastSeen(Call call) {
    var header = call.header("Last-Event-ID").orElse("");
    if (header.isEmpty()) {
      return 0;
    }
    if (!header.matches("[0-9]{1,18}")) {
      throw Refused.badParameter("Last-Event-ID is the id of an event of this session.");
    }
    return Long.parseLong(header);
  }

  private void stream(Source source, long after, Call call, OutputStream out) throws IOException {
    write(out, "retry: 2000\n\n");
    long last = after;
    while (call.isStillAllowed() && source.isSeen()) {
      var events = sessions.events(source.id(), last, EVENTS_AT_ONCE);
      if (!writeInTime(events, out)) {
        return;
      }
      last = events.isEmpty() ? last : events.getLast().sequence();
      if (events.size() < EVENTS_AT_ONCE
          && (standsStill(source, last)
              || (events.isEmpty() && !awaitMore(source.id(), last, out)))) {
        return;
      }
    }
  }

  private static boolean writeInTime(List<SessionEvent> events, OutputStream out)
      throws IOException {
    long begun = System.nanoTime();
    for (SessionEvent event : events) {
      write(out, text(event));
      if (System.nanoTime() - begun > SLOWEST.toNanos()) {
        write(out, ": you read more slowly than this server waits, connect again to go on\n\n");
        return false;
      }
    }
    return true;
  }

  /// Whether its last event is told and nobody has asked further. Both end and events are written
  /// in one transaction, so what follows the end is seen if the end is.
  private boolean standsStill(Source source, long last) {
    return source.isOver() && sessions.events(source.id(), last, 1).isEmpty();
  }

  private boolean awaitMore(SessionId id, long last, OutputStream out) throws IOException {
    write(out, ": heartbeat\n\n");
    boolean goesOn = drain.await(() -> sessions.awaitEvents(id, last, heartbeat));
    if (!goesOn) {
      write(out, ": the server is stopping, connect again\nretry: 500\n\n");
    }
    return goesOn;
  }

  /// The data is JSON on one line, so nothing in a log can forge an event.
  private static String text(SessionEvent event) {
    return "id: "
        + event.sequence()
        + "\nevent: "
        + Words.of(event.kind())
        + "\ndata: "
        + new String(Json.bytes(EventJson.from(event)), StandardCharsets.UTF_8)
        + "\n\n";
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
