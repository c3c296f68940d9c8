package com.socmate.kql.storage;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Feeds a store from a folder of log files: `Table/*.ndjson`, or `Table….ndjson`, `.json` and
/// `.csv` in the folder itself. Each byte of a file is read once, however often the folder is
/// looked at and whenever the process ends. A file that is another than before takes the place of
/// what it had brought, and what a file that is gone had brought goes with it. Used by one thread.
public final class WatchedFolder {
  private static final int MARKED = 4096;

  /// How far a file has been read that is another than the one known, or new.
  private static final long ANEW = -1;

  private final Path root;
  private final SegmentStore store;
  private final Map<String, LogFile.Stamp> seen = new HashMap<>();

  private WatchedFolder(Path root, SegmentStore store) {
    this.root = root;
    this.store = store;
  }

  /// A folder, which may not be there yet, for a store.
  public static WatchedFolder of(Path root, SegmentStore store) {
    return new WatchedFolder(root, store);
  }

  /// What a look brought.
  ///
  /// @param files how many files had something new
  /// @param rejected how many lines were no records
  public record Look(int files, long rows, long rejected) {
    public boolean isNothing() {
      return files == 0;
    }

    Look and(Look other) {
      return new Look(files + other.files, rows + other.rows, rejected + other.rejected);
    }
  }

  /// Reads what is new. A folder that is not there changes nothing.
  public Look refresh() {
    Look all = new Look(0, 0, 0);
    try {
      if (!Files.isDirectory(root)) {
        return all;
      }
      Set<String> names = new HashSet<>();
      for (Path path : paths()) {
        names.add(nameOf(path));
        all = all.and(look(path));
      }
      forgetAllBut(names);
      return all;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the folder " + root + " cannot be read", unreadable);
    }
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> found = Files.walk(root, 3)) {
      return found
          .filter(path -> Files.isRegularFile(path) && LogFile.isLog(path))
          .sorted()
          .toList();
    }
  }

  private String nameOf(Path path) {
    return root.relativize(path).toString();
  }

  private void forgetAllBut(Set<String> names) throws IOException {
    for (String source : store.holdings().sources().keySet()) {
      if (!names.contains(source)) {
        StoreChange change = store.change();
        change.removeAllOf(source);
        change.commit();
        seen.remove(source);
      }
    }
  }

  private Look look(Path path) throws IOException {
    String source = nameOf(path);
    LogFile.Stamp stamp = LogFile.stampOf(path);
    if (stamp.equals(seen.get(source))) {
      return new Look(0, 0, 0);
    }
    SourceMark known = store.holdings().sources().get(source);
    boolean csv = path.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    Look look = new Look(0, 0, 0);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      long upTo = known != null && isGrownFrom(known, file) ? known.upTo() : ANEW;
      if (csv && stamp.size() > upTo) {
        look = readCsv(path, source, file, stamp.size());
      } else if (upTo == ANEW) {
        look = readJson(path, source, file, 0, true);
      } else if (stamp.size() > upTo) {
        look = readJson(path, source, file, upTo, false);
      }
    }
    seen.put(source, stamp);
    return look;
  }

  private static boolean isGrownFrom(SourceMark known, FileChannel file) throws IOException {
    return file.size() >= known.upTo() && known.equals(mark(file, known.upTo()));
  }

  private static SourceMark mark(FileChannel file, long upTo) throws IOException {
    int length = (int) Math.min(MARKED, upTo);
    return new SourceMark(upTo, checksum(file, 0, length), checksum(file, upTo - length, length));
  }

  private static long checksum(FileChannel file, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, from + buffer.position()) < 0) {
        break;
      }
    }
    return SegmentFile.checksum(buffer.array());
  }

  private Look readCsv(Path path, String source, FileChannel file, long size) throws IOException {
    StoreChange change = store.change();
    change.removeAllOf(source);
    long rows;
    try (InputStream input = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      rows = change.addCsv(tableOf(path), source, input);
    }
    change.reached(source, mark(file, size));
    change.commit();
    return new Look(1, rows, 0);
  }

  /// Reads on from a place; `anew` where rows the source brought before are to go.
  private Look readJson(Path path, String source, FileChannel file, long from, boolean anew)
      throws IOException {
    Reading reading = new Reading(tableOf(path), source, file, from, anew);
    file.position(from);
    InputStream input = Channels.newInputStream(file);
    JsonLines.Result result =
        JsonLines.read(input, new RowBuffer(store.base().table(reading.table)), reading);
    reading.finish(result.upTo());
    return new Look(reading.rows > 0 || anew ? 1 : 0, reading.rows, result.rejected());
  }

  private String tableOf(Path path) {
    return LogFile.tableOf(root, path, store.base());
  }

  /// Keeps the rows of a file as they are read, with how far that is.
  private final class Reading implements JsonLines.Portions {
    private final String table;
    private final String source;
    private final FileChannel file;
    private final long from;
    private boolean replaces;
    private long rows;
    private @Nullable SourceMark kept;

    Reading(String table, String source, FileChannel file, long from, boolean replaces) {
      this.table = table;
      this.source = source;
      this.file = file;
      this.from = from;
      this.replaces = replaces;
    }

    @Override
    public RowBuffer take(RowBuffer buffer, long upTo) throws IOException {
      StoreChange change = store.change();
      change.add(table, source, buffer.columns(), buffer.rows());
      rows += buffer.rows();
      keep(change, upTo);
      return new RowBuffer(store.base().table(table));
    }

    private void keep(StoreChange change, long upTo) throws IOException {
      if (replaces) {
        change.removeAllOf(source);
        replaces = false;
      }
      kept = mark(file, from + upTo);
      change.reached(source, kept);
      change.commit();
    }

    /// A file without rows is noted as well, and lines passed over at the end.
    void finish(long upTo) throws IOException {
      if (replaces || (kept != null && kept.upTo() < from + upTo) || (kept == null && upTo > 0)) {
        keep(store.change(), upTo);
      }
    }
  }
}
