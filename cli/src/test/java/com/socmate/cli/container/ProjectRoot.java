package com.socmate.cli.container;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the project's files lie, wherever the tests run from.
final class ProjectRoot {
  private ProjectRoot() {}

  static Path find() {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    if (at == null) {
      throw new IllegalStateException("no folder above the tests holds mvnw");
    }
    return at;
  }
}
