package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Writes and reads segment files: compressed columns, then a footer that says where they are, then
/// its length, its checksum and a mark. A file has its final name only once all of it is on disk.
final class SegmentFile {
  private static final long MARK = 0x31304753_4C514B53L;
  private static final int TRAILER = 24;

  private SegmentFile() {}

  /// When the rows are of, and when they came.
  record Times(long first, long last, long ingested) {}

  static Segment write(Path path, Map<String, Column> columns, int rows, Times times)
      throws IOException {
    Path unfinished = path.resolveSibling(path.getFileName() + ".tmp");
    List<Segment.Block> blocks = new ArrayList<>();
    try (FileChannel file =
        FileChannel.open(
            unfinished,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (Map.Entry<String, Column> column : columns.entrySet()) {
        blocks.add(writeBlock(file, column.getKey(), column.getValue()));
      }
      writeFooter(file, rows, times, blocks);
      file.force(true);
    }
    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel folder = FileChannel.open(path.resolveSibling("."), StandardOpenOption.READ)) {
      folder.force(true);
    }
    return new Segment(path, rows, times.first(), times.last(), times.ingested(), blocks);
  }

  private static Segment.Block writeBlock(FileChannel file, String name, Column column)
      throws IOException {
    byte[] raw = ColumnCodec.encode(column);
    byte[] packed = deflate(raw);
    long offset = file.position();
    writeAll(file, packed);
    return new Segment.Block(
        new ColumnSchema(name, column.type()), offset, packed.length, raw.length, checksum(packed));
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static void writeFooter(
      FileChannel file, int rows, Times times, List<Segment.Block> blocks) throws IOException {
    Bytes footer = new Bytes();
    footer.putVarint(rows);
    footer.putFixed(times.first());
    footer.putFixed(times.last());
    footer.putFixed(times.ingested());
    footer.putVarint(blocks.size());
    for (Segment.Block block : blocks) {
      footer.putText(block.column().name());
      footer.putText(block.column().type().kqlName());
      footer.putVarint(block.offset());
      footer.putVarint(block.length());
      footer.putVarint(block.rawLength());
      footer.putFixed(block.checksum());
    }
    byte[] bytes = footer.toArray();
    Bytes trailer = new Bytes();
    trailer.putFixed(bytes.length);
    trailer.putFixed(checksum(bytes));
    trailer.putFixed(MARK);
    writeAll(file, bytes);
    writeAll(file, trailer.toArray());
  }

  static Segment open(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      if (file.size() < TRAILER) {
        throw new CorruptSegment(path, "it is too short");
      }
      ByteReader trailer = new ByteReader(read(file, path, file.size() - TRAILER, TRAILER));
      long length = trailer.getFixed();
      long checksum = trailer.getFixed();
      if (trailer.getFixed() != MARK || length < 0 || length > file.size() - TRAILER) {
        throw new CorruptSegment(path, "it does not end as a segment does");
      }
      byte[] footer = read(file, path, file.size() - TRAILER - length, (int) length);
      if (checksum(footer) != checksum) {
        throw new CorruptSegment(path, "its footer has changed");
      }
      return footer(path, new ByteReader(footer));
    }
  }

  private static Segment footer(Path path, ByteReader reader) {
    int rows = reader.getCount();
    long first = reader.getFixed();
    long last = reader.getFixed();
    long ingested = reader.getFixed();
    int count = reader.getCount();
    List<Segment.Block> blocks = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String name = reader.getText();
      ScalarType type = ScalarType.named(reader.getText()).orElse(ScalarType.STRING);
      blocks.add(
          new Segment.Block(
              new ColumnSchema(name, type),
              reader.getVarint(),
              reader.getCount(),
              reader.getCount(),
              (int) reader.getFixed()));
    }
    return new Segment(path, rows, first, last, ingested, blocks);
  }

  /// One column, read and unpacked by itself.
  static Column column(FileChannel file, Segment segment, Segment.Block block) throws IOException {
    byte[] packed = read(file, segment.path(), block.offset(), block.length());
    if (checksum(packed) != block.checksum()) {
      throw new CorruptSegment(
          segment.path(), "the column " + block.column().name() + " has changed");
    }
    byte[] raw = inflate(packed, block.rawLength(), segment.path());
    return ColumnCodec.decode(block.column().type(), raw, segment.rows());
  }

  private static byte[] read(FileChannel file, Path path, long offset, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, offset + buffer.position()) < 0) {
        throw new CorruptSegment(path, "it breaks off");
      }
    }
    return buffer.array();
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  private static byte[] deflate(byte[] raw) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(raw);
      deflater.finish();
      byte[] packed = new byte[raw.length + raw.length / 1000 + 64];
      int length = 0;
      while (!deflater.finished()) {
        length += deflater.deflate(packed, length, packed.length - length);
      }
      return java.util.Arrays.copyOf(packed, length);
    } finally {
      deflater.end();
    }
  }

  private static byte[] inflate(byte[] packed, int rawLength, Path path) {
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] raw = new byte[rawLength];
      int length = 0;
      while (length < rawLength) {
        int more = inflater.inflate(raw, length, rawLength - length);
        if (more == 0) {
          throw new CorruptSegment(path, "a column breaks off");
        }
        length += more;
      }
      return raw;
    } catch (DataFormatException damaged) {
      throw new CorruptSegment(path, String.valueOf(damaged.getMessage()));
    } finally {
      inflater.end();
    }
  }
}
