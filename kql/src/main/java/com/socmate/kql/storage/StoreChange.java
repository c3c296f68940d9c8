package com.socmate.kql.storage;

import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Ticks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Segments to add to a store and to remove, and how far sources have been read, made known at one
/// stroke by [#commit]. Used by one thread.
final class StoreChange {
  private final SegmentStore store;
  private final Map<String, List<Holdings.Kept>> added = new TreeMap<>();
  private final Set<Holdings.Kept> removed = new HashSet<>();
  private final Set<String> replaced = new HashSet<>();
  private final Map<String, Optional<SourceMark>> reached = new TreeMap<>();
  private final Set<Path> folders = new LinkedHashSet<>();

  StoreChange(SegmentStore store) {
    this.store = store;
  }

  /// Writes rows, those of each day into a segment of their own.
  void add(String table, String source, Map<String, Column> columns, int rows) throws IOException {
    for (int[] day : days(columns, rows)) {
      Map<String, Column> taken = new LinkedHashMap<>();
      columns.forEach((name, column) ->
          taken.put(name, day.length == rows ? column : column.gather(day, day.length)));
      addSegment(table, source, taken, day.length);
    }
  }

  void addSegment(String table, String source, Map<String, Column> columns, int rows)
      throws IOException {
    Path path = store.newPath(table);
    Segment segment = SegmentFile.write(path, columns, rows, times(columns, rows));
    added.computeIfAbsent(table, _ -> new ArrayList<>()).add(new Holdings.Kept(segment, source));
    folders.add(Optional.ofNullable(path.getParent()).orElse(path));
  }

  /// Reads CSV with a header and adds its rows; gives how many.
  long addCsv(String table, String source, InputStream records) throws IOException {
    RowBuffer[] buffer = {new RowBuffer(store.base().table(table))};
    long[] rows = {0};
    RowSink sink =
        new RowSink() {
          @Override
          public void field(String name, com.socmate.kql.value.Value value) {
            buffer[0].field(name, value);
          }

          @Override
          public void endRow() {
            buffer[0].endRow();
            if (buffer[0].isFull()) {
              flush(table, source, buffer);
            }
            rows[0]++;
          }
        };
    CsvRecords.read(records, sink);
    flush(table, source, buffer);
    return rows[0];
  }

  private void flush(String table, String source, RowBuffer[] buffer) {
    try {
      if (buffer[0].rows() > 0) {
        add(table, source, buffer[0].columns(), buffer[0].rows());
      }
      buffer[0] = new RowBuffer(store.base().table(table));
    } catch (IOException full) {
      throw new UncheckedIOException("rows of " + table + " cannot be kept", full);
    }
  }

  void remove(Holdings.Kept kept) {
    removed.add(kept);
  }

  /// Removes all rows a source has brought so far.
  void removeAllOf(String source) {
    replaced.add(source);
    reached.put(source, Optional.empty());
  }

  void reached(String source, SourceMark mark) {
    reached.put(source, Optional.of(mark));
  }

  void commit() throws IOException {
    folders.add(store.root());
    for (Path folder : folders) {
      try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
        opened.force(true);
      }
    }
    store.commit(this);
  }

  List<Holdings.Kept> gone(Holdings holdings) {
    List<Holdings.Kept> gone = new ArrayList<>();
    for (List<Holdings.Kept> known : holdings.tables().values()) {
      for (Holdings.Kept kept : known) {
        if (removed.contains(kept) || replaced.contains(kept.source())) {
          gone.add(kept);
        }
      }
    }
    return gone;
  }

  List<Journal.Change> changes(List<Holdings.Kept> gone) {
    List<Journal.Change> changes = new ArrayList<>();
    gone.forEach(it -> changes.add(new Journal.Removed(file(it))));
    added.forEach((table, more) ->
        more.forEach(it -> changes.add(new Journal.Added(file(it), table, it.source()))));
    reached.forEach((source, mark) ->
        changes.add(
            mark.<Journal.Change>map(it -> new Journal.Reached(source, it))
                .orElseGet(() -> new Journal.Forgotten(source))));
    return changes;
  }

  private String file(Holdings.Kept kept) {
    return store.root().relativize(kept.segment().path()).toString();
  }

  Map<String, List<Holdings.Kept>> added() {
    return added;
  }

  Map<String, Optional<SourceMark>> reached() {
    return reached;
  }

  private SegmentFile.Times times(Map<String, Column> columns, int rows) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    boolean timeless = true;
    if (columns.get("TimeGenerated") instanceof LongColumn times) {
      timeless = false;
      for (int row = 0; row < rows; row++) {
        timeless |= times.isNull(row);
        first = Math.min(first, times.getLong(row));
        last = Math.max(last, times.getLong(row));
      }
    }
    long now = store.now();
    return timeless
        ? new SegmentFile.Times(Long.MIN_VALUE, Long.MAX_VALUE, now)
        : new SegmentFile.Times(first, last, now);
  }

  /// The rows of each day, in order; those without a time are a day of their own.
  private static List<int[]> days(Map<String, Column> columns, int rows) {
    Map<Long, int[]> byDay = new TreeMap<>();
    Map<Long, Integer> counts = new TreeMap<>();
    Column times = columns.get("TimeGenerated");
    long lastDay = Long.MIN_VALUE;
    int[] members = new int[0];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      boolean timed = times instanceof LongColumn && !times.isNull(row);
      long day = timed && times instanceof LongColumn it ? it.getLong(row) / Ticks.PER_DAY : -1;
      if (day != lastDay) {
        counts.put(lastDay, count);
        lastDay = day;
        members = byDay.computeIfAbsent(day, _ -> new int[rows]);
        count = counts.getOrDefault(day, 0);
      }
      members[count++] = row;
    }
    counts.put(lastDay, count);
    List<int[]> days = new ArrayList<>();
    byDay.forEach(
        (day, all) -> days.add(java.util.Arrays.copyOf(all, counts.getOrDefault(day, 0))));
    return days;
  }
}
