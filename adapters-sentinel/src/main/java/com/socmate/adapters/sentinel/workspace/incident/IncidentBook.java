package com.socmate.adapters.sentinel.workspace.incident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// The incidents of the embedded workspace with what belongs to each, kept in a file of JSON: a
/// list of objects with `incident`, `alerts`, `entities`, `bookmarks`, `comments` and `relations`.
public final class IncidentBook {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INCIDENT = "incident";
  private static final List<String> PARTS =
      List.of("alerts", "entities", "bookmarks", "comments", "relations");

  private final Path file;
  private final InstantSource clock;
  private final Map<String, ObjectNode> dossiers = new TreeMap<>();
  private long changes;

  private IncidentBook(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /// Reads what the file holds, if it is there.
  ///
  /// @throws IOException if it cannot be read
  public static IncidentBook open(Path file, InstantSource clock) throws IOException {
    var book = new IncidentBook(file, clock);
    if (Files.exists(file)) {
      for (var dossier : JSON.readTree(file.toFile())) {
        book.put((ObjectNode) dossier);
      }
    }
    return book;
  }

  /// Takes over an incident with all that belongs to it.
  public synchronized void add(ObjectNode dossier) {
    put(dossier.deepCopy());
    save();
  }

  private void put(ObjectNode dossier) {
    for (var part : PARTS) {
      dossier.withArray(part);
    }
    var incident = dossier.withObject(INCIDENT);
    changes = Math.max(changes, incident.path("properties").path("incidentNumber").asLong());
    if (incident.path("etag").asText().isEmpty()) {
      incident.put("etag", nextTag());
    }
    dossiers.put(key(incident.path("name").asText()), dossier);
  }

  synchronized List<JsonNode> incidents() {
    return dossiers.values().stream().<JsonNode>map(it -> it.get(INCIDENT).deepCopy()).toList();
  }

  synchronized Optional<ObjectNode> incident(String name) {
    return dossier(name).map(it -> it.withObject(INCIDENT).deepCopy());
  }

  /// One of the lists that belong to an incident.
  synchronized Optional<ArrayNode> part(String name, String part) {
    return dossier(name).map(it -> it.withArray(part).deepCopy());
  }

  /// All incidents that name an entity, with what belongs to each.
  synchronized List<ObjectNode> naming(String entity) {
    return dossiers.values().stream()
        .filter(it -> entity(it, entity).isPresent())
        .map(ObjectNode::deepCopy)
        .toList();
  }

  static Optional<JsonNode> entity(ObjectNode dossier, String name) {
    return dossier
        .withArray("entities")
        .valueStream()
        .filter(it -> it.path("name").asText().equalsIgnoreCase(name))
        .findFirst();
  }

  private Optional<ObjectNode> dossier(String name) {
    return Optional.ofNullable(dossiers.get(key(name)));
  }

  /// Changes a dossier, or makes one, in one step; nothing is kept if the change throws.
  ///
  /// @param change is given a copy; its incident is empty where there is none yet
  synchronized <T> T change(String name, Function<ObjectNode, T> change) {
    var copy =
        dossier(name)
            .map(ObjectNode::deepCopy)
            .orElseGet(() -> {
              var made = JSON.createObjectNode();
              made.putObject(INCIDENT);
              PARTS.forEach(made::putArray);
              return made;
            });
    T answer = change.apply(copy);
    dossiers.put(key(name), copy);
    save();
    return answer;
  }

  synchronized boolean remove(String name) {
    boolean there = dossiers.remove(key(name)) != null;
    save();
    return there;
  }

  /// One that no version of any incident had before.
  String nextTag() {
    changes++;
    return "\"%08x-0000-0000-0000-%012x\"".formatted(changes, clock.millis());
  }

  long nextNumber() {
    return 1
        + dossiers.values().stream()
            .mapToLong(it -> it.at("/incident/properties/incidentNumber").asLong())
            .max()
            .orElse(0);
  }

  Instant now() {
    return clock.instant();
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private void save() {
    try {
      Files.createDirectories(file.resolveSibling(""));
      var written = file.resolveSibling(file.getFileName() + ".new");
      JSON.writeValue(written.toFile(), dossiers.values());
      Files.move(
          written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
