package com.socmate.cli.launcher.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import com.socmate.cli.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Makes the caller's schedules what a folder of documents says. Everything is asked about before
/// anything is changed, and doing it twice changes nothing.
public final class Apply {
  private static final String PATH = "/api/v1/schedules/import?existing=update&all_or_nothing=true";

  private final Api api;
  private final Terminal terminal;

  public Apply(Api api, Terminal terminal) {
    this.api = api;
    this.terminal = terminal;
  }

  /// @return whether every document could be carried out
  public boolean run(Path folder, boolean dryRun) {
    var documents = documents(folder);
    var answers = new LinkedHashMap<Path, JsonNode>();
    documents.forEach((file, yaml) -> answers.put(file, ask(PATH + "&dry_run=true", yaml)));
    boolean sound = refuseNamesOfSeveral(answers);
    if (!sound || dryRun || answers.values().stream().anyMatch(Apply::isWrong)) {
      answers.forEach((file, answer) -> show(folder, file, answer));
      sum(answers);
      return sound && answers.values().stream().noneMatch(Apply::isWrong);
    }
    documents.forEach((file, yaml) -> answers.put(file, ask(PATH, yaml)));
    answers.forEach((file, answer) -> show(folder, file, answer));
    sum(answers);
    return answers.values().stream().noneMatch(Apply::isWrong);
  }

  /// A document that is wrong as a whole is answered like one with one wrong item.
  private JsonNode ask(String path, String yaml) {
    var answer = api.postYaml(path, yaml);
    if (!answer.has("detail")) {
      return answer;
    }
    var wrong = JsonNodeFactory.instance.objectNode();
    var item = wrong.putArray("items").addObject().put("name", "").put("result", "invalid");
    var detail = answer.path("detail");
    if (detail.isArray()) {
      item.set("errors", detail);
    } else {
      item.putArray("errors").addObject().put("msg", detail.asText());
    }
    return wrong;
  }

  private static Map<Path, String> documents(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new CannotContinue(folder + " is no folder that is there.");
    }
    try (var files = Files.walk(folder)) {
      var documents = new TreeMap<Path, String>();
      for (var file : files.filter(Apply::isYaml).toList()) {
        documents.put(file, Files.readString(file));
      }
      if (documents.isEmpty()) {
        throw new CannotContinue("There is no .yaml or .yml file in " + folder + ".");
      }
      return documents;
    } catch (IOException e) {
      throw new CannotContinue(folder + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean isYaml(Path file) {
    var name = file.getFileName().toString();
    return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml"));
  }

  /// A schedule that two documents describe would change with every run.
  private boolean refuseNamesOfSeveral(Map<Path, JsonNode> answers) {
    var files = new TreeMap<String, Path>();
    boolean sound = true;
    for (var answer : answers.entrySet()) {
      for (var item : answer.getValue().path("items")) {
        var name = item.path("name").asText();
        var other = name.isEmpty() ? null : files.putIfAbsent(name, answer.getKey());
        if (other != null && !other.equals(answer.getKey())) {
          terminal.say(
              terminal.bad("!")
                  + " '"
                  + plain(item.path("name").asText())
                  + "' stands in "
                  + other
                  + " and in "
                  + answer.getKey()
                  + "; give each schedule its own name.");
          sound = false;
        }
      }
    }
    return sound;
  }

  private static boolean isWrong(JsonNode answer) {
    for (var item : answer.path("items")) {
      if (List.of("invalid", "left_out").contains(item.path("result").asText())) {
        return true;
      }
    }
    return false;
  }

  private void show(Path folder, Path file, JsonNode answer) {
    terminal.say(terminal.bold(folder.relativize(file).toString()));
    answer.path("items").forEach(this::show);
  }

  private void show(JsonNode item) {
    var name = plain(item.path("name").asText());
    terminal.say(
        "  " + sign(item.path("result").asText()) + " " + (name.isEmpty() ? "the document" : name));
    for (var change : item.path("changes")) {
      terminal.say(
          "      %s: %s → %s"
              .formatted(
                  change.path("member").asText(),
                  plain(change.path("before").toString()),
                  plain(change.path("after").toString())));
    }
    for (var error : item.path("errors")) {
      terminal.say("      " + plain((place(error) + " " + error.path("msg").asText()).strip()));
    }
    for (var note : item.path("notes")) {
      terminal.say("      note: " + plain(note.asText()));
    }
  }

  /// Such as `schedules.0.frequency`; nothing for the document itself.
  private static String place(JsonNode error) {
    return error
        .path("loc")
        .valueStream()
        .skip(1)
        .map(JsonNode::asText)
        .collect(Collectors.joining("."));
  }

  private String sign(String result) {
    return switch (result) {
      case "created", "would_create" -> terminal.good("+");
      case "updated", "would_update" -> terminal.warn("~");
      case "exists" -> terminal.dim("=");
      default -> terminal.bad("!");
    };
  }

  /// What stands in a document cannot move the cursor.
  private static String plain(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private void sum(Map<Path, JsonNode> answers) {
    var counts = new TreeMap<String, Integer>();
    answers.values().stream()
        .flatMap(it -> it.path("items").valueStream())
        .forEach(it -> counts.merge(it.path("result").asText(), 1, Integer::sum));
    var words = new LinkedHashMap<String, String>();
    words.put("created", "made");
    words.put("would_create", "would be made");
    words.put("updated", "changed");
    words.put("would_update", "would be changed");
    words.put("exists", "as described already");
    words.put("left_out", "left out");
    words.put("invalid", "wrong, so nothing of its document was done");
    words.forEach((result, said) -> {
      if (counts.containsKey(result)) {
        terminal.say(counts.get(result) + " " + said);
      }
    });
  }
}
