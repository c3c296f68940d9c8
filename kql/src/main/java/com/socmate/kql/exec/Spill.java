package com.socmate.kql.exec;

import com.socmate.kql.codec.ByteReader;
import com.socmate.kql.codec.Bytes;
import com.socmate.kql.codec.ColumnCodec;
import com.socmate.kql.codec.Lz4;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Batches put away on disk, read back in the order they came. The file has no name once it is made
/// and is gone when it is closed, or the process ends.
final class Spill implements Closeable {
  private static final int FEWEST_ROWS = 4096;

  private final List<ScalarType> types;
  private final FileChannel file;
  private final List<Batch> small = new ArrayList<>();
  private int smallRows;
  private final List<Long> offsets = new ArrayList<>();
  private long rows;

  Spill(List<ScalarType> types) {
    this.types = List.copyOf(types);
    try {
      Path path = Files.createTempFile("kql-", ".spill");
      this.file =
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException full) {
      throw failed(full);
    }
  }

  private static UncheckedIOException failed(IOException cause) {
    return new UncheckedIOException("rows cannot be put away on disk", cause);
  }

  long rows() {
    return rows;
  }

  /// Puts rows away; a few at a time are gathered before.
  void add(Batch batch) {
    if (batch.rows() == 0) {
      return;
    }
    rows += batch.rows();
    small.add(batch);
    smallRows += batch.rows();
    if (smallRows >= FEWEST_ROWS) {
      flush();
    }
  }

  private void flush() {
    if (smallRows == 0) {
      return;
    }
    List<Column> columns = new ArrayList<>(types.size());
    for (int place = 0; place < types.size(); place++) {
      List<Column> parts = new ArrayList<>();
      for (Batch batch : small) {
        parts.add(batch.column(place));
      }
      columns.add(Column.concat(types.get(place), parts));
    }
    write(columns, smallRows);
    small.clear();
    smallRows = 0;
  }

  private void write(List<Column> columns, int count) {
    Bytes bytes = new Bytes();
    bytes.putVarint(count);
    for (Column column : columns) {
      byte[] raw = ColumnCodec.encode(column);
      byte[] packed = Lz4.compress(raw);
      bytes.putVarint(raw.length);
      bytes.putVarint(packed.length);
      bytes.putBytes(packed, 0, packed.length);
    }
    try {
      offsets.add(file.position());
      ByteBuffer buffer = ByteBuffer.wrap(bytes.toArray());
      while (buffer.hasRemaining()) {
        file.write(buffer);
      }
    } catch (IOException full) {
      throw failed(full);
    }
  }

  /// What was put away, from the beginning. Nothing may be added meanwhile.
  Batches read() {
    flush();
    return new Batches() {
      private int next;

      @Override
      public @Nullable Batch next() {
        return next == offsets.size() ? null : batch(next++);
      }
    };
  }

  private Batch batch(int number) {
    try {
      long from = offsets.get(number);
      long to = number + 1 < offsets.size() ? offsets.get(number + 1) : file.size();
      ByteBuffer buffer = ByteBuffer.allocate(Math.toIntExact(to - from));
      while (buffer.hasRemaining()) {
        if (file.read(buffer, from + buffer.position()) < 0) {
          throw new IOException("the file breaks off");
        }
      }
      return decode(new ByteReader(buffer.array()));
    } catch (IOException unreadable) {
      throw failed(unreadable);
    }
  }

  private Batch decode(ByteReader reader) {
    int count = reader.getCount();
    List<Column> columns = new ArrayList<>(types.size());
    for (ScalarType type : types) {
      int rawLength = reader.getCount();
      columns.add(ColumnCodec.decode(type, Lz4.decompress(reader.getBytes(), rawLength), count));
    }
    return new Batch(columns, count);
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException unclosable) {
      throw failed(unclosable);
    }
  }
}
