package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Ticks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Tables kept on disk as compressed columns, a day's rows to a segment. What [#append] has
/// returned from survives a crash; queries see whole segments and never wait for writers. One
/// process writes a folder.
public final class SegmentStore implements TableSource {
  private static final String ENDING = ".segment";
  private final Path root;
  private final Catalogue base;
  private final InstantSource clock;
  private final Map<String, List<Segment>> segments = new ConcurrentHashMap<>();
  private final AtomicLong sequence = new AtomicLong();

  private SegmentStore(Path root, Catalogue base, InstantSource clock) {
    this.root = root;
    this.base = base;
    this.clock = clock;
  }

  /// Opens a folder, made if need be; what a crash left unfinished is removed.
  public static SegmentStore open(Path root, Catalogue base, InstantSource clock)
      throws IOException {
    SegmentStore store = new SegmentStore(root, base, clock);
    Files.createDirectories(root);
    try (Stream<Path> found = Files.walk(root, 2)) {
      for (Path path : found.filter(Files::isRegularFile).sorted().toList()) {
        store.take(path);
      }
    }
    return store;
  }

  private void take(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (name.endsWith(ENDING + ".tmp")) {
      Files.delete(path);
    } else if (name.endsWith(ENDING)) {
      add(root.relativize(path).getName(0).toString(), SegmentFile.open(path));
      long number = Long.parseLong(name.substring(0, name.length() - ENDING.length()));
      sequence.accumulateAndGet(number + 1, Math::max);
    }
  }

  private void add(String table, Segment segment) {
    segments.merge(table, List.of(segment), SegmentStore::together);
  }

  private static List<Segment> together(List<Segment> some, List<Segment> more) {
    List<Segment> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /// Reads records of a table from NDJSON or a JSON array and keeps them.
  ///
  /// @return how many rows
  public long appendJson(String table, InputStream records) throws IOException {
    SegmentSink sink = new SegmentSink(this, table, base.table(table));
    JsonRecords.read(records, sink);
    return sink.finish();
  }

  /// The same from CSV with a header.
  public long appendCsv(String table, InputStream records) throws IOException {
    SegmentSink sink = new SegmentSink(this, table, base.table(table));
    CsvRecords.read(records, sink);
    return sink.finish();
  }

  /// Keeps rows, given column by column; all are on disk when it returns.
  public void append(String table, Map<String, Column> columns, int rows) throws IOException {
    String folder = Headers.column(table);
    Files.createDirectories(root.resolve(folder));
    for (int[] day : days(columns, rows)) {
      Map<String, Column> taken = new LinkedHashMap<>();
      columns.forEach((name, column) -> taken.put(name, column.gather(day, day.length)));
      Path path =
          root.resolve(folder).resolve(String.format("%012d", sequence.getAndIncrement()) + ENDING);
      add(folder, SegmentFile.write(path, taken, day.length, times(taken, day.length)));
    }
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
    long now = Ticks.of(clock.instant());
    return timeless
        ? new SegmentFile.Times(Long.MIN_VALUE, Long.MAX_VALUE, now)
        : new SegmentFile.Times(first, last, now);
  }

  /// The rows of each day, in order; those without a time are a day of their own.
  private static List<int[]> days(Map<String, Column> columns, int rows) {
    Map<Long, List<Integer>> byDay = new TreeMap<>();
    Column times = columns.get("TimeGenerated");
    for (int row = 0; row < rows; row++) {
      boolean timed = times instanceof LongColumn && !times.isNull(row);
      long day = timed && times instanceof LongColumn it ? it.getLong(row) / Ticks.PER_DAY : -1;
      byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(row);
    }
    return byDay.values().stream()
        .map(day -> day.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  @Override
  public Batches scan(Scan scan) {
    List<Segment> wanted =
        segments.getOrDefault(scan.table(), List.of()).stream()
            .filter(segment -> scan.range().meets(segment.first(), segment.last()))
            .toList();
    return new SegmentScan(wanted, scan);
  }

  /// Forgets the segments all of whose rows are of before `limit`.
  ///
  /// @return how many rows that were
  public long forgetBefore(Instant limit) throws IOException {
    long ticks = Ticks.of(limit);
    long forgotten = 0;
    for (String table : segments.keySet()) {
      for (Segment segment : segments.getOrDefault(table, List.of())) {
        if (segment.last() < ticks) {
          segments.computeIfPresent(
              table, (_, known) -> known.stream().filter(it -> !it.equals(segment)).toList());
          Files.deleteIfExists(segment.path());
          forgotten += segment.rows();
        }
      }
    }
    return forgotten;
  }

  /// How many rows each table has.
  public Map<String, Long> rowCounts() {
    Map<String, Long> counts = new TreeMap<>();
    segments.forEach(
        (table, known) -> counts.put(table, known.stream().mapToLong(Segment::rows).sum()));
    return counts;
  }

  /// The tables of the base, and those kept here with the columns they have.
  public Catalogue catalogue() {
    List<TableSchema> tables = new ArrayList<>();
    segments.forEach((table, known) -> tables.add(schema(table, known)));
    return base.with(tables);
  }

  private TableSchema schema(String table, List<Segment> known) {
    Map<String, ScalarType> columns = new LinkedHashMap<>();
    columns.put("TimeGenerated", ScalarType.DATETIME);
    Map<String, ScalarType> declared = new HashMap<>();
    base.table(table)
        .ifPresent(
            it -> it.columns().forEach(column -> declared.put(column.name(), column.type())));
    base.table(table)
        .ifPresent(it -> it.columns().forEach(column -> columns.put(column.name(), column.type())));
    columns.putIfAbsent("Type", ScalarType.STRING);
    for (Segment segment : known) {
      for (Segment.Block block : segment.blocks()) {
        if (!declared.containsKey(block.column().name())) {
          columns.merge(block.column().name(), block.column().type(), Inference::wider);
        }
      }
    }
    List<ColumnSchema> schema = new ArrayList<>();
    columns.forEach((name, type) -> schema.add(new ColumnSchema(name, type)));
    return new TableSchema(table, schema);
  }
}
