package com.socmate.adapters.http;

import com.socmate.application.port.Sessions;
import com.socmate.application.port.Viewer;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.time.Duration;
import java.util.List;

/// The events of sessions as streams: what happened so far, then whatever comes, until the session
/// stands still.
public final class EventStreams {
  static final String MEDIA_TYPE = Streams.MEDIA_TYPE;

  private final Sessions sessions;
  private final Streams streams;

  public EventStreams(Sessions sessions, Streams streams) {
    this.sessions = sessions;
    this.streams = streams;
  }

  /// What has the events of a session, and what becomes of it.
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

  Answer follow(Source source, Call call) {
    return streams.follow(new WithEvents(sessions, source), Streams.lastSeen(call).orElse(0), call);
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

  private record WithEvents(Sessions sessions, Source source) implements Streams.Source {
    @Override
    public boolean isSeen() {
      return source.isSeen();
    }

    @Override
    public boolean isOver() {
      return source.isOver();
    }

    @Override
    public List<Streams.Frame> after(long number, int most) {
      return sessions.events(source.id(), number, most).stream().map(WithEvents::frame).toList();
    }

    private static Streams.Frame frame(SessionEvent event) {
      return new Streams.Frame(event.sequence(), Words.of(event.kind()), EventJson.from(event));
    }

    @Override
    public void await(long number, Duration atMost) throws InterruptedException {
      sessions.awaitEvents(source.id(), number, atMost);
    }
  }
}
