package com.socmate.kql.storage;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/// A folder of log files as tables: `Table/*.ndjson`, or `Table….ndjson`, `.json` and `.csv` in the
/// folder itself. Rows are held in memory; a query sees the files as they were at the last
/// [#refresh].
public final class LogFolder implements TableSource {
  private static final int BATCH_ROWS = 16_384;
  private final Path root;
  private final Catalogue base;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Snapshot snapshot = new Snapshot(Map.of(), Catalogue.empty());

  private record Snapshot(Map<Path, LogFile> files, Catalogue catalogue) {
    List<LogFile> of(String table) {
      return files.values().stream().filter(file -> file.table().equals(table)).toList();
    }
  }

  private LogFolder(Path root, Catalogue base) {
    this.root = root;
    this.base = base;
  }

  /// Reads the folder, which may not be there yet. The catalogue says what type known columns have.
  public static LogFolder open(Path root, Catalogue base) {
    LogFolder folder = new LogFolder(root, base);
    folder.refresh();
    return folder;
  }

  /// Reads the files that are new or have changed, and forgets those that are gone.
  public void refresh() {
    refreshing.lock();
    try {
      Map<Path, LogFile> files = new TreeMap<>();
      boolean changed = false;
      for (Path path : paths()) {
        LogFile known = snapshot.files().get(path);
        boolean same = known != null && known.stamp().equals(LogFile.stampOf(path));
        files.put(path, same ? known : read(path));
        changed |= !same;
      }
      if (changed
          || files.size() != snapshot.files().size()
          || snapshot.catalogue().names().isEmpty()) {
        snapshot = new Snapshot(files, catalogueOf(files));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + root + " cannot be read", unreadable);
    } finally {
      refreshing.unlock();
    }
  }

  private LogFile read(Path path) throws IOException {
    String table = LogFile.tableOf(root, path, base);
    return LogFile.read(path, table, base.table(table));
  }

  private List<Path> paths() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(root, 3)) {
      return found
          .filter(path -> Files.isRegularFile(path) && LogFile.isLog(path))
          .sorted()
          .toList();
    }
  }

  /// The tables a query may name: those of the base, and those found here with the columns found in
  /// them.
  public Catalogue catalogue() {
    return snapshot.catalogue();
  }

  /// The tables that have rows, and how many.
  public Map<String, Long> rowCounts() {
    Map<String, Long> counts = new TreeMap<>();
    snapshot
        .files()
        .values()
        .forEach(file -> counts.merge(file.table(), (long) file.rows(), Long::sum));
    return counts;
  }

  private Catalogue catalogueOf(Map<Path, LogFile> files) {
    Map<String, Map<String, ScalarType>> found = new TreeMap<>();
    for (LogFile file : files.values()) {
      Map<String, ScalarType> columns = found.computeIfAbsent(file.table(), this::declared);
      file.columns()
          .forEach((name, column) -> {
            boolean declared = base.table(file.table()).flatMap(it -> it.column(name)).isPresent();
            if (!declared) {
              columns.merge(name, column.type(), Inference::wider);
            }
          });
    }
    List<TableSchema> tables = new ArrayList<>();
    found.forEach((name, columns) -> tables.add(schema(name, columns)));
    return base.with(tables);
  }

  private Map<String, ScalarType> declared(String table) {
    Map<String, ScalarType> columns = new LinkedHashMap<>();
    columns.put("TimeGenerated", ScalarType.DATETIME);
    base.table(table)
        .ifPresent(it -> it.columns().forEach(column -> columns.put(column.name(), column.type())));
    columns.putIfAbsent("Type", ScalarType.STRING);
    return columns;
  }

  private static TableSchema schema(String name, Map<String, ScalarType> columns) {
    List<ColumnSchema> schema = new ArrayList<>();
    columns.forEach((column, type) -> schema.add(new ColumnSchema(column, type)));
    return new TableSchema(name, schema);
  }

  @Override
  public Batches scan(Scan scan) {
    List<Batch> batches = new ArrayList<>();
    for (LogFile file : snapshot.of(scan.table())) {
      Batch all = batch(file, scan);
      for (int from = 0; from < all.rows(); from += BATCH_ROWS) {
        batches.add(all.slice(from, Math.min(all.rows(), from + BATCH_ROWS)));
      }
    }
    return Batches.of(batches);
  }

  private static Batch batch(LogFile file, Scan scan) {
    List<Column> columns = new ArrayList<>();
    for (ColumnSchema wanted : scan.columns()) {
      columns.add(column(file, wanted).orElseGet(() -> missing(file, wanted)));
    }
    return new Batch(columns, file.rows());
  }

  private static Optional<Column> column(LogFile file, ColumnSchema wanted) {
    return Optional.ofNullable(file.columns().get(wanted.name()))
        .map(column -> Convert.column(column, wanted.type()));
  }

  private static Column missing(LogFile file, ColumnSchema wanted) {
    Value value =
        switch (wanted) {
          case ColumnSchema(String name, _) when name.equals("Type") -> Values.of(file.table());
          case ColumnSchema it when it.equals(RowType.INGESTION_TIME) ->
              new Value.Datetime(file.modified());
          default -> Values.NULL;
        };
    return Column.constant(wanted.type(), value, file.rows());
  }
}
