package com.socmate.adapters.sentinel.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a load left in the workspace's folder.
record LoadedLogs(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  List<JsonNode> rows(String table) {
    var rows = new ArrayList<JsonNode>();
    files()
        .forEach((name, content) -> {
          if (name.startsWith(table + "/")) {
            content.lines().forEach(line -> rows.add(parsed(line)));
          }
        });
    return rows;
  }

  Map<String, String> files() {
    var files = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
