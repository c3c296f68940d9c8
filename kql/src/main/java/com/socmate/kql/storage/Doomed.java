package com.socmate.kql.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files no longer part of a store, deleted once no query that began before can still read them.
/// What is left when the process ends is deleted at the next opening.
final class Doomed {
  private record File(Path path, long since) {}

  private final Map<Long, Integer> readers = new TreeMap<>();
  private final List<File> files = new ArrayList<>();
  private long moment;

  /// Takes note of a query; gives what [#leave] is to be told.
  synchronized long enter() {
    readers.merge(moment, 1, Integer::sum);
    return moment;
  }

  synchronized void leave(long entered) throws IOException {
    readers.computeIfPresent(entered, (_, count) -> count == 1 ? null : count - 1);
    sweep();
  }

  synchronized void add(List<Path> paths) throws IOException {
    moment++;
    paths.forEach(path -> files.add(new File(path, moment)));
    sweep();
  }

  private void sweep() throws IOException {
    long oldest = readers.keySet().stream().findFirst().orElse(Long.MAX_VALUE);
    List<File> free = files.stream().filter(it -> it.since() <= oldest).toList();
    for (File file : free) {
      Files.deleteIfExists(file.path());
      files.remove(file);
    }
  }
}
