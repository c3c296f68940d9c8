package com.socmate.kql.storage;

import com.socmate.kql.codec.ByteReader;
import com.socmate.kql.codec.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// What a store is made of, as the changes that made it, each whole or not there at all. A change
/// is on disk when [#write] returns; one that a crash cut short is cut off at the next opening.
final class Journal implements Closeable {
  private static final int HEADER = 16;
  private static final long REWRITE_BEYOND = 1 << 20;

  /// One thing that changed.
  sealed interface Change {}

  /// A segment, of which table, and from which source (nothing if none).
  record Added(String file, String table, String source) implements Change {}

  record Removed(String file) implements Change {}

  /// How far a source has been read.
  record Reached(String source, SourceMark mark) implements Change {}

  /// A source that is to be read anew if it comes back.
  record Forgotten(String source) implements Change {}

  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  /// Opens a journal, and gives its changes in order.
  static Journal open(Path path, List<Change> changes) throws IOException {
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    long good = replay(Files.readAllBytes(path), changes);
    file.truncate(good);
    file.position(good);
    return new Journal(file);
  }

  private static int replay(byte[] bytes, List<Change> changes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    int good = 0;
    while (buffer.limit() - good >= HEADER) {
      long length = buffer.getLong(good);
      long checksum = buffer.getLong(good + 8);
      if (length < 0 || length > buffer.limit() - good - HEADER) {
        return good;
      }
      byte[] payload = new byte[(int) length];
      buffer.get(good + HEADER, payload);
      if (SegmentFile.checksum(payload) != checksum) {
        return good;
      }
      changes.addAll(read(new ByteReader(payload)));
      good += HEADER + payload.length;
    }
    return good;
  }

  private static List<Change> read(ByteReader reader) {
    List<Change> changes = new ArrayList<>();
    int count = reader.getCount();
    for (int i = 0; i < count; i++) {
      changes.add(
          switch (reader.get()) {
            case 0 -> new Added(reader.getText(), reader.getText(), reader.getText());
            case 1 -> new Removed(reader.getText());
            case 2 ->
                new Reached(
                    reader.getText(),
                    new SourceMark(reader.getFixed(), reader.getFixed(), reader.getFixed()));
            default -> new Forgotten(reader.getText());
          });
    }
    return changes;
  }

  private static byte[] record(List<Change> changes) {
    Bytes payload = new Bytes();
    payload.putVarint(changes.size());
    for (Change change : changes) {
      switch (change) {
        case Added(String name, String table, String source) -> {
          payload.put(0);
          payload.putText(name);
          payload.putText(table);
          payload.putText(source);
        }
        case Removed(String name) -> {
          payload.put(1);
          payload.putText(name);
        }
        case Reached(String source, SourceMark mark) -> {
          payload.put(2);
          payload.putText(source);
          payload.putFixed(mark.upTo());
          payload.putFixed(mark.head());
          payload.putFixed(mark.tail());
        }
        case Forgotten(String source) -> {
          payload.put(3);
          payload.putText(source);
        }
      }
    }
    byte[] bytes = payload.toArray();
    Bytes record = new Bytes();
    record.putFixed(bytes.length);
    record.putFixed(SegmentFile.checksum(bytes));
    record.putBytes(bytes, 0, bytes.length);
    return record.toArray();
  }

  void write(List<Change> changes) throws IOException {
    long start = file.position();
    try {
      ByteBuffer buffer = ByteBuffer.wrap(record(changes));
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    } catch (IOException full) {
      file.truncate(start);
      file.position(start);
      throw full;
    }
  }

  boolean isLong() throws IOException {
    return file.position() > REWRITE_BEYOND;
  }

  /// Takes the place of a journal at one stroke, with one change that says all there is.
  static void rewrite(Path path, List<Change> all) throws IOException {
    Path fresh = path.resolveSibling(path.getFileName() + ".tmp");
    try (FileChannel file =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(record(all));
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
      file.force(true);
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
