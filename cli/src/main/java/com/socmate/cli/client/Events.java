package com.socmate.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

/// Follows a stream of server-sent events. Where it breaks off it is asked for again behind the
/// last event that was read, so that each is told once.
public final class Events {
  private static final int MOST_FAILURES = 8;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Api api;
  private final Api.Rest rest;
  private String last = "";

  public Events(Api api, Api.Rest rest) {
    this.api = api;
    this.rest = rest;
  }

  /// Tells every event until one is the last, or the server says that there is no more.
  ///
  /// @param isLast told each event; true ends it
  public void follow(String path, Predicate<Event> isLast) {
    int failures = 0;
    while (failures < MOST_FAILURES) {
      var before = last;
      try {
        var stream = api.stream(path, last);
        if (stream.isEmpty() || read(stream.get(), isLast)) {
          return;
        }
      } catch (IOException e) {
        if (failures == MOST_FAILURES - 1) {
          throw new ApiUnreachable(api.address(), e);
        }
      }
      failures = last.equals(before) ? failures + 1 : 0;
      rest.rest(pause(failures));
    }
    throw new ApiUnreachable("The stream of events at " + api.address() + " ends at once.");
  }

  private static Duration pause(int failures) {
    var pause = Duration.ofMillis(250L << failures);
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  /// @return whether the last event came; false where the stream ended before it
  private boolean read(InputStream stream, Predicate<Event> isLast) throws IOException {
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      var half = new Half();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          half.add(line);
        } else if (half.isComplete()) {
          var event = half.event();
          half = new Half();
          if (!event.id().isEmpty()) {
            last = event.id();
          }
          if (isLast.test(event)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /// An event whose end has not come yet.
  private static final class Half {
    private String id = "";
    private String kind = "message";
    private final StringBuilder data = new StringBuilder();

    void add(String line) {
      int colon = line.indexOf(':');
      var name = colon < 0 ? line : line.substring(0, colon);
      var value = colon < 0 ? "" : line.substring(colon + 1);
      var plain = value.startsWith(" ") ? value.substring(1) : value;
      switch (name) {
        case "id" -> id = plain;
        case "event" -> kind = plain;
        case "data" -> data.append(data.isEmpty() ? "" : "\n").append(plain);
        default -> {
          // A comment, or a field that says nothing to us.
        }
      }
    }

    boolean isComplete() {
      return !data.isEmpty();
    }

    Event event() throws IOException {
      try {
        return new Event(id, kind, Api.JSON.readTree(data.toString()));
      } catch (JsonProcessingException e) {
        throw new IOException("an event is no JSON", e);
      }
    }
  }
}
