package com.socmate.adapters.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Server-sent events: everything after the event the client saw last, then whatever comes, until
/// nothing more can. A stream waits for its client with one stretch of events in memory, at most;
/// the rest stays in the database. A client that takes too long over a stretch is cut off and can
/// go on where it was. Each is allowed anew with every heartbeat. All streams of a server count
/// together, whatever they are of.
public final class Streams {
  static final String MEDIA_TYPE = "text/event-stream";
  private static final int EVENTS_AT_ONCE = 200;
  private static final Duration SLOWEST = Duration.ofSeconds(20);
  private static final Map<String, String> HEADERS =
      Map.of("X-Accel-Buffering", "no", "Cache-Control", "no-cache, no-store");

  private final Drain drain;
  private final Duration heartbeat;
  private final OpenStreams open = new OpenStreams();

  /// @param heartbeat after how much silence a comment is sent
  public Streams(Drain drain, Duration heartbeat) {
    this.drain = drain;
    this.heartbeat = heartbeat;
  }

  /// What has events, and what becomes of it.
  interface Source {
    /// Whether the caller may see it now.
    boolean isSeen();

    /// Whether nothing more follows by itself.
    boolean isOver();

    /// The events after a number, in their order, so many at about most.
    List<Frame> after(long number, int most);

    /// Waits until there may be more, or the time is over.
    void await(long number, Duration atMost) throws InterruptedException;
  }

  /// One event. The data becomes JSON on one line, so nothing in a log can forge an event.
  ///
  /// @param number that the client says when it comes back
  record Frame(long number, String event, Object data) {
    private String text() {
      return "id: "
          + number
          + "\nevent: "
          + event
          + "\ndata: "
          + new String(Json.bytes(data), StandardCharsets.UTF_8)
          + "\n\n";
    }
  }

  /// The number of the event that the client saw last.
  static OptionalLong lastSeen(Call call) {
    var header = call.header("Last-Event-ID").orElse("");
    if (header.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!header.matches("[0-9]{1,18}")) {
      throw Refused.badParameter("Last-Event-ID is the id of an event of this stream.");
    }
    return OptionalLong.of(Long.parseLong(header));
  }

  /// How many are open.
  public int openNow() {
    return open.count();
  }

  Answer follow(Source source, long after, Call call) {
    if (source.isOver() && source.after(after, 1).isEmpty()) {
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

  private void stream(Source source, long after, Call call, OutputStream out) throws IOException {
    write(out, "retry: 2000\n\n");
    long last = after;
    while (call.isStillAllowed() && source.isSeen()) {
      var events = source.after(last, EVENTS_AT_ONCE);
      if (!writeInTime(events, out)) {
        return;
      }
      last = events.isEmpty() ? last : events.getLast().number();
      if (events.size() < EVENTS_AT_ONCE
          && (standsStill(source, last) || (events.isEmpty() && !awaitMore(source, last, out)))) {
        return;
      }
    }
  }

  private static boolean writeInTime(List<Frame> events, OutputStream out) throws IOException {
    long begun = System.nanoTime();
    for (Frame event : events) {
      write(out, event.text());
      if (System.nanoTime() - begun > SLOWEST.toNanos()) {
        write(out, ": you read more slowly than this server waits, connect again to go on\n\n");
        return false;
      }
    }
    return true;
  }

  /// Whether its last event is told and nothing can follow. Both end and events are written in one
  /// transaction, so what follows the end is seen if the end is.
  private static boolean standsStill(Source source, long last) {
    return source.isOver() && source.after(last, 1).isEmpty();
  }

  private boolean awaitMore(Source source, long last, OutputStream out) throws IOException {
    write(out, ": heartbeat\n\n");
    boolean goesOn = drain.await(() -> source.await(last, heartbeat));
    if (!goesOn) {
      write(out, ": the server is stopping, connect again\nretry: 500\n\n");
    }
    return goesOn;
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
