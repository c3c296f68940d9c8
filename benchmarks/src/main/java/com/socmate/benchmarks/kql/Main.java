package com.socmate.benchmarks.kql;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.storage.SegmentStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Measures the query engine on made-up logs: how fast it reads them in, how fast hunting queries
/// are beside DuckDB on the same rows in the same run, what they allocate, and how they grow.
///
/// `Main DIR REPORT [ROWS] [--to-fifty-million]`; what was generated in DIR is used again.
public final class Main {
  private static final PrintStream OUT = System.out;
  private static final long DEFAULT_ROWS = 5_000_000;

  private final Path folder;
  private final Report report = new Report();

  private Main(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] arguments) throws IOException, SQLException {
    Locale.setDefault(Locale.ROOT);
    List<String> plain = new ArrayList<>(List.of(arguments));
    boolean far = plain.remove("--to-fifty-million");
    Path folder = Files.createDirectories(Path.of(plain.get(0)));
    long rows = plain.size() > 2 ? Long.parseLong(plain.get(2)) : DEFAULT_ROWS;
    Main main = new Main(folder);
    main.ingest(rows);
    main.compare(rows);
    main.grow(rows, far);
    main.report.write(Path.of(plain.get(1)), rows);
  }

  private Path records(long rows) throws IOException {
    Path file = folder.resolve("windows-" + rows + ".ndjson");
    if (!Files.exists(file)) {
      EventLines.windows(file, 0, rows);
    }
    return file;
  }

  private SegmentStore store(String name) throws IOException {
    return SegmentStore.open(
        folder.resolve(name), Catalogue.logAnalytics(), InstantSource.system());
  }

  /// Reads wide and narrow records into stores of their own.
  private void ingest(long rows) throws IOException {
    Path signIns = folder.resolve("sign-ins.ndjson");
    if (!Files.exists(signIns)) {
      EventLines.signIns(signIns, 0, 2_000_000);
    }
    ingest("Windows events, wide", "SecurityEvent", records(rows), "store-" + rows);
    ingest("sign-ins, narrow", "SigninLogs", signIns, "store-sign-ins");
  }

  private void ingest(String what, String table, Path file, String name) throws IOException {
    Folders.delete(folder.resolve(name));
    try (SegmentStore store = store(name);
        InputStream records = Files.newInputStream(file)) {
      Cost cost = Cost.of(() -> Cost.io(() -> store.appendJson(table, records)));
      long onDisk = Folders.bytes(folder.resolve(name));
      report.ingestion(what, Files.size(file), onDisk, cost);
      OUT.printf("%s: %s%n", what, cost);
    }
  }

  private void compare(long rows) throws IOException, SQLException {
    Path database = folder.resolve("other-" + rows + ".db");
    boolean fresh = !Files.exists(database);
    try (SegmentStore store = store("store-" + rows);
        OtherEngine other = new OtherEngine(database)) {
      if (fresh) {
        other.load(records(rows));
      }
      for (Hunt hunt : Hunt.ALL) {
        compare(hunt, store, other);
      }
    }
  }

  private void compare(Hunt hunt, SegmentStore store, OtherEngine other) throws SQLException {
    List<Cost> ours = new ArrayList<>();
    List<Cost> others = new ArrayList<>();
    for (int threads : new int[] {1, 2}) {
      OurEngine engine = new OurEngine(store, threads);
      other.threads(threads);
      ours.add(Cost.best(() -> engine.answer(hunt.kql())));
      others.add(Cost.best(() -> other.rows(hunt.sql())));
    }
    List<String> expected = other.rows(hunt.sql()).stream().sorted().toList();
    List<String> found = new OurEngine(store, 2).rows(hunt.kql()).stream().sorted().toList();
    if (!found.equals(expected)) {
      throw new IllegalStateException("the rows differ: " + hunt.name());
    }
    report.comparison(hunt.name(), found.size(), ours, others);
    OUT.printf("%-30s %s | %s%n", hunt.name(), ours, others);
  }

  private void grow(long rows, boolean far) throws IOException {
    List<Long> sizes = new ArrayList<>(List.of(rows / 10, rows));
    if (far) {
      sizes.add(rows * 10);
    }
    for (long size : sizes) {
      Path kept = folder.resolve("store-" + size);
      if (!Files.exists(kept)) {
        fill(kept, size);
      }
      try (SegmentStore store = store("store-" + size)) {
        OurEngine engine = new OurEngine(store, 1);
        for (Hunt hunt : Hunt.ALL) {
          Optional<Cost> cost =
              engine.affords(hunt.kql())
                  ? Optional.of(Cost.best(() -> engine.answer(hunt.kql())))
                  : Optional.empty();
          report.growth(hunt.name(), cost);
          OUT.printf("%d rows, %s: %s%n", size, hunt.name(), cost);
        }
        report.size(size, Folders.bytes(kept), Memory.now());
      }
    }
  }

  /// Reads in rows that are made as they are read, and stand nowhere else.
  private static void fill(Path kept, long rows) throws IOException {
    try (SegmentStore store =
            SegmentStore.open(kept, Catalogue.logAnalytics(), InstantSource.system());
        InputStream records = EventLines.windowsAsRead(0, rows)) {
      Object _ = store.appendJson("SecurityEvent", records);
    }
  }
}
