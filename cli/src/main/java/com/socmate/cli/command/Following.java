package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.catalogue.Shape.Work;
import com.socmate.cli.client.Api;
import com.socmate.cli.client.Event;
import com.socmate.cli.client.Events;
import com.socmate.cli.output.Format;
import java.util.Set;

/// Follows a session or an audit to its end. Breaking it off stops the following and nothing else.
final class Following {
  private static final Set<String> LAST = Set.of("completed", "failed", "cancelled", "answered");
  private static final String NOTHING = "";

  private final Shell shell;
  private final Api api;
  private final Work work;
  private final String path;
  private final Format format;

  Following(Shell shell, Api api, Work work, String path, Format format) {
    this.shell = shell;
    this.api = api;
    this.work = work;
    this.path = path;
    this.format = format;
  }

  /// Tells each event as it comes and then what was found.
  int tell() {
    shell
        .output()
        .note("Watching " + path.replaceFirst(".*/", "") + "; Ctrl-C ends the watching only.");
    return follow(true);
  }

  /// Says nothing until it has ended, and then shows it whole.
  int await() {
    return follow(false);
  }

  private int follow(boolean aloud) {
    new Events(api, shell.rest())
        .follow(
            path + "/events",
            event -> {
              if (aloud) {
                tell(event);
              }
              return LAST.contains(kind(event)) && hasEnded();
            });
    shell.output().terminal().closeLine();
    var thing = thing();
    if (aloud) {
      conclude(thing);
    } else {
      shell.output().one(thing, format);
    }
    return Ending.of(work, thing).exitCode();
  }

  /// The end of an earlier turn is no end.
  private boolean hasEnded() {
    var status = thing().path("status").asText();
    return !Set.of("active", "queued", "running").contains(status);
  }

  private JsonNode thing() {
    var answer = api.get(path);
    return switch (work) {
      case SESSION -> answer;
      case AUDIT -> answer.path("data").path("audit");
    };
  }

  private static String kind(Event event) {
    return event.data().path("kind").asText(event.kind());
  }

  private void tell(Event event) {
    var terminal = shell.output().terminal();
    if (format != Format.table) {
      shell.output().one(event.data(), format);
      return;
    }
    var words = event.data().path("message").asText(NOTHING).replaceAll("\\p{Cntrl}+", " ");
    if (kind(event).equals("stage_started")) {
      terminal.passing("  " + stage(event) + words);
    } else if (!words.isEmpty()) {
      var time = event.data().path("at").asText(NOTHING).replaceFirst("^.*T([0-9:]{8}).*$", "$1");
      terminal.say(terminal.dim(time) + "  " + stage(event) + words);
    }
  }

  private static String stage(Event event) {
    var stage = event.data().path("stage").asText(NOTHING).replace('_', ' ');
    return "%-20s".formatted(event.data().path("stage").isNull() ? NOTHING : stage);
  }

  private void conclude(JsonNode thing) {
    if (format != Format.table) {
      return;
    }
    var terminal = shell.output().terminal();
    var ending = Ending.of(work, thing);
    terminal.say(NOTHING);
    terminal.say(
        terminal.bold(work == Work.SESSION ? "The session" : "The audit")
            + " ended: "
            + ending.words());
    thing
        .path("findings")
        .forEach(it ->
            terminal.say(
                "  %-13s %s"
                    .formatted(
                        it.path("severity").asText(),
                        it.path("title").asText().replaceAll("\\p{Cntrl}+", " "))));
    var error =
        thing.path("error").isObject() ? thing.path("error") : thing.path("run").path("error");
    if (error.isObject()) {
      terminal.say(
          "  " + error.path("message").asText() + " " + error.path("hint").asText(NOTHING));
    } else if (thing.path("reason").isTextual()) {
      terminal.say("  " + thing.path("reason").asText());
    }
  }
}
