package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.client.ApiUnreachable;
import com.socmate.cli.client.Event;
import com.socmate.cli.client.Events;
import com.socmate.cli.launcher.process.Stopping;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Elapsed;
import com.socmate.cli.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Follows one investigation to its end, telling its stages as they come.
final class SessionWatch {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Api api;
  private final Terminal terminal;
  private final Set<String> told = new HashSet<>();
  private long stageBegan = System.nanoTime();

  SessionWatch(Api api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /// The finished session; its event stream is followed while there is one, and it is asked for
  /// again and again where there is none or it breaks off.
  Session follow(String id) {
    String path = "/api/v1/sessions/" + id;
    listen(path);
    Session[] last = {Session.from(id, api.get(path))};
    Stopping.within(
        PATIENCE,
        () -> {
          if (!last[0].isFinished()) {
            last[0] = Session.from(id, api.get(path));
          }
          return last[0].isFinished();
        });
    terminal.closeLine();
    if (!last[0].isFinished()) {
      throw new CannotContinue(
          "The investigation "
              + id
              + " has not ended within "
              + PATIENCE.toMinutes()
              + " minutes; ./socmate logs worker shows what it does.");
    }
    return last[0];
  }

  private void listen(String path) {
    try {
      new Events(api, Api.Rest.REAL).follow(path, this::tell);
    } catch (ApiUnreachable e) {
      terminal.passing("the stream broke off; asking instead …");
    }
  }

  /// Tells one event; true if it says that the session has ended.
  private boolean tell(Event told) {
    JsonNode event = told.data();
    String words = event.path("message").asText("");
    switch (event.path("kind").asText("")) {
      case "stage_started" -> terminal.passing("    %-20s %s".formatted(name(event), words));
      case "stage_finished" -> tellStage(name(event), words);
      case "completed", "failed", "cancelled" -> {
        return true;
      }
      default -> terminal.passing("    " + words);
    }
    return false;
  }

  private void tellStage(String name, String words) {
    if (told.add(name)) {
      long now = System.nanoTime();
      String took = Elapsed.text(Duration.ofNanos(now - stageBegan));
      stageBegan = now;
      terminal.say("    %-20s %s  %s".formatted(name, words, terminal.dim(took)));
    }
  }

  private static String name(JsonNode event) {
    return event.path("stage").asText("").replace('_', ' ');
  }
}
