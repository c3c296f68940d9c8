package com.socmate.kql.storage;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.Portion;
import com.socmate.kql.exec.Portions;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Ticks;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Tables kept on disk as compressed columns, no segment of more than one day. What an append has
/// returned from survives a crash; queries see whole appends and never wait for writers. One
/// process opens a folder at a time.
public final class SegmentStore implements TableSource, AutoCloseable {
  static final String ENDING = ".segment";

  private final Path root;
  private final Catalogue base;
  private final InstantSource clock;
  private final FileLock lock;
  private final Journal journal;
  private final ColumnCache cache = new ColumnCache(Runtime.getRuntime().maxMemory() / 4);
  private final Doomed doomed = new Doomed();
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicLong sequence;
  private final int damaged;
  private volatile Holdings holdings;

  private SegmentStore(
      Path root, Catalogue base, InstantSource clock, FileLock lock, StoreOpening opening) {
    this.root = root;
    this.base = base;
    this.clock = clock;
    this.lock = lock;
    this.journal = opening.journal();
    this.holdings = opening.holdings();
    this.sequence = new AtomicLong(opening.nextNumber());
    this.damaged = opening.damaged();
  }

  /// Opens a folder, made if need be; what a crash left unfinished is removed. A damaged segment is
  /// set aside, and the source it came from is to be read again.
  ///
  /// @throws IOException also where another process has it open
  public static SegmentStore open(Path root, Catalogue base, InstantSource clock)
      throws IOException {
    Files.createDirectories(root);
    FileLock lock = lock(root);
    try {
      return new SegmentStore(root, base, clock, lock, StoreOpening.of(root, base));
    } catch (IOException | RuntimeException failed) {
      lock.acquiredBy().close();
      throw failed;
    }
  }

  private static FileLock lock(Path root) throws IOException {
    FileChannel file =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = file.tryLock();
    } catch (OverlappingFileLockException _) {
      lock = null;
    }
    if (lock == null) {
      file.close();
      throw new IOException("the store " + root + " is open elsewhere");
    }
    return lock;
  }

  Catalogue base() {
    return base;
  }

  Holdings holdings() {
    return holdings;
  }

  /// How many segments were found damaged at the opening.
  public int damaged() {
    return damaged;
  }

  /// Reads records of a table from NDJSON or a JSON array and keeps them.
  ///
  /// @return how many rows
  public long appendJson(String table, InputStream records) throws IOException {
    String name = Headers.column(table);
    long before = rows(name);
    JsonLines.read(
        records,
        new RowBuffer(base.table(name)),
        (rows, _) -> {
          append(name, rows.columns(), rows.rows());
          return new RowBuffer(base.table(name));
        });
    return rows(name) - before;
  }

  /// The same from CSV with a header.
  public long appendCsv(String table, InputStream records) throws IOException {
    String name = Headers.column(table);
    StoreChange change = change();
    long rows = change.addCsv(name, "", records);
    change.commit();
    return rows;
  }

  private long rows(String table) {
    return holdings.of(table).stream().mapToLong(it -> it.segment().rows()).sum();
  }

  /// Keeps rows, given column by column; all are on disk when it returns.
  public void append(String table, Map<String, Column> columns, int rows) throws IOException {
    StoreChange change = change();
    change.add(Headers.column(table), "", columns, rows);
    change.commit();
  }

  /// A change to make at one stroke.
  StoreChange change() {
    return new StoreChange(this);
  }

  Path newPath(String table) throws IOException {
    Path folder = Files.createDirectories(root.resolve(table));
    return folder.resolve(String.format("%012d", sequence.getAndIncrement()) + ENDING);
  }

  Path root() {
    return root;
  }

  long now() {
    return Ticks.of(clock.instant());
  }

  /// Makes a change known: to disk first, then to queries.
  void commit(StoreChange change) throws IOException {
    writing.lock();
    try {
      List<Holdings.Kept> gone = change.gone(holdings);
      journal.write(change.changes(gone));
      holdings = holdings.changed(change.added(), gone, change.reached());
      doomed.add(gone.stream().map(it -> it.segment().path()).toList());
    } finally {
      writing.unlock();
    }
  }

  @Override
  public Portions portions(Scan scan) {
    long entered = doomed.enter();
    Iterator<Segment> wanted =
        holdings.of(scan.table()).stream()
            .map(Holdings.Kept::segment)
            .filter(segment -> scan.range().meets(segment.first(), segment.last()))
            .iterator();
    return new Portions() {
      private boolean open = true;

      @Override
      public @Nullable Portion next() {
        return wanted.hasNext() ? new SegmentPortion(wanted.next(), scan, cache) : null;
      }

      @Override
      public void close() {
        if (open) {
          open = false;
          leave(entered);
        }
      }
    };
  }

  private void leave(long entered) {
    try {
      doomed.leave(entered);
    } catch (IOException unremovable) {
      throw new UncheckedIOException("an old segment cannot be removed", unremovable);
    }
  }

  @Override
  public Batches scan(Scan scan) {
    Portions portions = portions(scan);
    return new Batches() {
      @Override
      public @Nullable Batch next() {
        Portion portion = portions.next();
        return portion == null ? null : batch(portion, scan.columns());
      }

      @Override
      public void close() {
        portions.close();
      }
    };
  }

  private static Batch batch(Portion portion, List<ColumnSchema> columns) {
    List<Column> all = new ArrayList<>(columns.size());
    for (int place = 0; place < columns.size(); place++) {
      all.add(portion.column(place));
    }
    return new Batch(all, portion.rows());
  }

  /// Forgets the segments all of whose rows are of before `limit`.
  ///
  /// @return how many rows that were
  public long forgetBefore(Instant limit) throws IOException {
    writing.lock();
    try {
      return forgetBefore(Ticks.of(limit));
    } finally {
      writing.unlock();
    }
  }

  private long forgetBefore(long ticks) throws IOException {
    StoreChange change = change();
    long forgotten = 0;
    for (List<Holdings.Kept> known : holdings.tables().values()) {
      for (Holdings.Kept kept : known) {
        if (kept.segment().last() < ticks) {
          change.remove(kept);
          forgotten += kept.segment().rows();
        }
      }
    }
    if (forgotten > 0) {
      change.commit();
    }
    return forgotten;
  }

  /// Puts small segments of a day together, where there are many.
  ///
  /// @return how many segments there are fewer
  public int compact() throws IOException {
    writing.lock();
    try {
      return new Compaction(this).run();
    } finally {
      writing.unlock();
    }
  }

  /// How many rows each table has.
  public Map<String, Long> rowCounts() {
    return holdings.rowCounts();
  }

  /// How many segments there are.
  public int segmentCount() {
    return holdings.tables().values().stream().mapToInt(List::size).sum();
  }

  /// The tables of the base, and those kept here with the columns they have.
  public Catalogue catalogue() {
    return holdings.catalogue();
  }

  @Override
  public void close() throws IOException {
    journal.close();
    lock.acquiredBy().close();
  }
}
