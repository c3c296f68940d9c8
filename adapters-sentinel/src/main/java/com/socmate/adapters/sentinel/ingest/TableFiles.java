package com.socmate.adapters.sentinel.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/// The files that one source becomes, `<Table>/ingest-<fingerprint>.ndjson`. They appear whole, all
/// at the end, and take the place of what the same source became before.
final class TableFiles implements AutoCloseable {
  static final int MOST = 100;

  private final Path folder;
  private final String name;
  private final Map<String, BufferedWriter> open = new TreeMap<>();

  TableFiles(Path folder, SourceFile source) {
    this.folder = folder;
    this.name = "ingest-" + source.fingerprint() + ".ndjson";
  }

  /// Whether rows of that table can be taken; a file has rows of a hundred tables at most.
  boolean hasRoomFor(String table) {
    return open.size() < MOST || open.containsKey(table);
  }

  void write(String table, Map<String, Object> row) throws IOException {
    var writer = open.get(table);
    if (writer == null) {
      writer = Files.newBufferedWriter(half(Files.createDirectories(folder.resolve(table))));
      open.put(table, writer);
    }
    writer.write(Json.text(row));
    writer.write('\n');
  }

  /// Moves everything into place.
  void publish() throws IOException {
    for (var entry : open.entrySet()) {
      entry.getValue().close();
      var target = folder.resolve(entry.getKey());
      Files.move(
          half(target),
          target.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
    removeElsewhere();
  }

  /// The same source may have gone to another table before.
  private void removeElsewhere() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var tables = Files.list(folder)) {
      for (Path table : tables.filter(Files::isDirectory).toList()) {
        if (!open.containsKey(table.getFileName().toString())) {
          Files.deleteIfExists(table.resolve(name));
        }
      }
    }
  }

  private Path half(Path table) {
    return table.resolve("." + name + ".tmp");
  }

  @Override
  public void close() throws IOException {
    for (var entry : open.entrySet()) {
      entry.getValue().close();
      Files.deleteIfExists(half(folder.resolve(entry.getKey())));
    }
  }
}
