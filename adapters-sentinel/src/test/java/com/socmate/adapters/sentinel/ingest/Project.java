package com.socmate.adapters.sentinel.ingest;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where this build's sources lie.
final class Project {
  private Project() {}

  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      var parent = folder.getParent();
      if (parent == null) {
        throw new IllegalStateException("no mvnw above the working directory");
      }
      folder = parent;
    }
    return folder;
  }
}
