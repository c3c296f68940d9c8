package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What the opening of a store finds: what its journal says there is, less what is damaged.
record StoreOpening(Journal journal, Holdings holdings, long nextNumber, int damaged) {
  private record Found(String table, String source) {}

  static StoreOpening of(Path root, Catalogue base) throws IOException {
    List<Journal.Change> changes = new ArrayList<>();
    Path path = root.resolve("journal");
    Journal journal = Journal.open(path, changes);
    Map<String, Found> files = new LinkedHashMap<>();
    Map<String, SourceMark> sources = new HashMap<>();
    changes.forEach(change -> replay(change, files, sources));
    long next = sweep(root, files.keySet());
    Map<String, Segment> segments = new HashMap<>();
    Set<String> lost = new HashSet<>();
    for (String file : files.keySet()) {
      try {
        segments.put(file, SegmentFile.open(root.resolve(file)));
      } catch (CorruptSegment | NoSuchFileException _) {
        setAside(root.resolve(file));
        lost.add(file);
      }
    }
    Set<String> again = new HashSet<>();
    lost.forEach(it -> again.add(source(files, it)));
    again.remove("");
    sources.keySet().removeAll(again);
    files.keySet().removeIf(it -> lost.contains(it) || again.contains(source(files, it)));
    if (journal.isLong() || !lost.isEmpty()) {
      journal.close();
      Journal.rewrite(path, all(files, sources));
      journal = Journal.open(path, new ArrayList<>());
    }
    return new StoreOpening(journal, holdings(base, files, segments, sources), next, lost.size());
  }

  private static String source(Map<String, Found> files, String file) {
    Found found = files.get(file);
    return found == null ? "" : found.source();
  }

  private static void replay(
      Journal.Change change, Map<String, Found> files, Map<String, SourceMark> sources) {
    switch (change) {
      case Journal.Added(String file, String table, String source) ->
          files.put(file, new Found(table, source));
      case Journal.Removed(String file) -> files.remove(file);
      case Journal.Reached(String source, SourceMark mark) -> sources.put(source, mark);
      case Journal.Forgotten(String source) -> sources.remove(source);
    }
  }

  /// Removes the segments no change speaks of; gives the first number no segment has.
  private static long sweep(Path root, Set<String> known) throws IOException {
    long next = 0;
    try (Stream<Path> found = Files.walk(root, 2)) {
      for (Path path : found.filter(Files::isRegularFile).toList()) {
        String name = path.getFileName().toString();
        if (name.endsWith(SegmentStore.ENDING)) {
          String number = name.substring(0, name.length() - SegmentStore.ENDING.length());
          next = Math.max(next, Long.parseLong(number) + 1);
          if (!known.contains(root.relativize(path).toString())) {
            Files.delete(path);
          }
        }
      }
    }
    return next;
  }

  private static void setAside(Path path) throws IOException {
    if (Files.exists(path)) {
      Files.move(path, path.resolveSibling(path.getFileName() + ".damaged"));
    }
  }

  private static List<Journal.Change> all(
      Map<String, Found> files, Map<String, SourceMark> sources) {
    List<Journal.Change> all = new ArrayList<>();
    files.forEach((file, it) -> all.add(new Journal.Added(file, it.table(), it.source())));
    sources.forEach((source, mark) -> all.add(new Journal.Reached(source, mark)));
    return all;
  }

  private static Holdings holdings(
      Catalogue base,
      Map<String, Found> files,
      Map<String, Segment> segments,
      Map<String, SourceMark> sources) {
    Map<String, List<Holdings.Kept>> tables = new TreeMap<>();
    files.forEach((file, found) -> {
      Segment segment = segments.get(file);
      if (segment != null) {
        tables
            .computeIfAbsent(found.table(), _ -> new ArrayList<>())
            .add(new Holdings.Kept(segment, found.source()));
      }
    });
    return new Holdings(base, tables, sources);
  }
}
