package com.socmate.cli.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.cli.client.Api;
import com.socmate.cli.launcher.terminal.CannotContinue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// What was planted in the sample logs; the product never sees it.
record Manifest(Instant now, List<Incident> incidents) {
  /// Something that must be found, with the columns and values it is about.
  record Incident(String id, String intent, Map<String, String> entity, String description) {
    String about() {
      return String.join(", ", entity.values());
    }
  }

  /// The manifest in a file, if there is one that can be read.
  static Optional<Manifest> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = Api.JSON.readTree(file.toFile());
      return Optional.of(
          new Manifest(
              Instant.parse(json.path("now").asText()),
              StreamSupport.stream(json.path("incidents").spliterator(), false)
                  .map(Manifest::incident)
                  .toList()));
    } catch (DateTimeException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CannotContinue("The manifest " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  List<Incident> of(String intent) {
    return incidents.stream().filter(it -> it.intent().equals(intent)).toList();
  }

  private static Incident incident(JsonNode json) {
    var entity = new TreeMap<String, String>();
    json.path("entity").properties().forEach(it -> entity.put(it.getKey(), it.getValue().asText()));
    return new Incident(
        json.path("id").asText(),
        json.path("intent").asText(),
        entity,
        json.path("description").asText(""));
  }
}
