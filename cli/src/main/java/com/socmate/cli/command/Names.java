package com.socmate.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.catalogue.Part;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// People say names where the API wants ids. A text that is no name of anything goes on as it is,
/// and the API says that there is no such thing.
record Names(Api api) {

  /// The path with its places filled.
  String fill(String path, List<Part> parts, Said said) {
    var filled = path;
    for (int index = 0; index < parts.size(); index++) {
      var part = parts.get(index);
      filled = filled.replace("{" + part.name() + "}", encoded(id(part, said.positional(index))));
    }
    return filled;
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String id(Part part, String text) {
    return switch (part.of()) {
      case "schedules" -> text.startsWith("sch_") ? text : schedule(text);
      case "workspaces" -> text.startsWith("ws_") ? text : workspace(text);
      case "evidence" -> text.replaceFirst("^[Qq]", "");
      default -> text;
    };
  }

  private String schedule(String name) {
    var listed = api.get("/api/v1/schedules?limit=100&q=" + encoded(name)).path("schedules");
    return only("schedule", name, listed, it -> it.path("name").asText().equals(name));
  }

  private String workspace(String name) {
    return only(
        "workspace",
        name,
        api.get("/api/workspaces").path("data").path("workspaces"),
        it ->
            it.path("name").asText().equalsIgnoreCase(name)
                || it.path("domain").asText().equalsIgnoreCase(name));
  }

  private static String only(
      String kind, String name, JsonNode listed, Predicate<JsonNode> isMeant) {
    var ids = listed.valueStream().filter(isMeant).map(it -> it.path("id").asText()).toList();
    if (ids.size() > 1) {
      throw new CannotContinue(
          "There are %d of the name \"%s\"; say which %s by its id: %s."
              .formatted(ids.size(), name, kind, ids.stream().collect(Collectors.joining(", "))));
    }
    return ids.isEmpty() ? name : ids.getFirst();
  }
}
