package com.socmate.benchmarks.kql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Folders as a whole.
final class Folders {
  private Folders() {}

  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : all(folder).sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  static long bytes(Path folder) throws IOException {
    long bytes = 0;
    for (Path path : all(folder).filter(Files::isRegularFile).toList()) {
      bytes += Files.size(path);
    }
    return bytes;
  }

  private static Stream<Path> all(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return List.copyOf(found.toList()).stream();
    }
  }
}
