package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.codec.ByteReader;
import com.socmate.kql.codec.Bytes;
import com.socmate.kql.codec.ColumnCodec;
import com.socmate.kql.codec.Lz4;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.StringColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// Writes and reads segment files: compressed columns, then a footer that says where they are, then
/// its length, its checksum and a mark.
final class SegmentFile {
  private static final long MARK = 0x32304753_4C514B53L;
  private static final int TRAILER = 24;

  private SegmentFile() {}

  /// When the rows are of, and when they came.
  record Times(long first, long last, long ingested) {}

  /// Writes a file anew; all of it is on disk when this returns.
  static Segment write(Path path, Map<String, Column> columns, int rows, Times times)
      throws IOException {
    Map<String, Segment.Block> blocks = new LinkedHashMap<>();
    try (FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (Map.Entry<String, Column> column : columns.entrySet()) {
        blocks.put(column.getKey(), writeBlock(file, column.getKey(), column.getValue()));
      }
      writeFooter(file, rows, times, blocks);
      file.force(true);
    }
    return new Segment(path, rows, times.first(), times.last(), times.ingested(), blocks);
  }

  private static Segment.Block writeBlock(FileChannel file, String name, Column column)
      throws IOException {
    Segment.Place data = writePlace(file, ColumnCodec.encode(column));
    Segment.Place terms = Segment.Place.NONE;
    if (column instanceof StringColumn texts && texts.size() > 0) {
      long[] words = TermFilter.of(texts).words();
      if (words.length > 0 && words.length * 8L < data.rawLength()) {
        terms = writePlace(file, bytes(words));
      }
    }
    long least = Long.MIN_VALUE;
    long greatest = Long.MAX_VALUE;
    if (column instanceof LongColumn longs) {
      least = Long.MAX_VALUE;
      greatest = Long.MIN_VALUE;
      for (int row = 0; row < longs.size(); row++) {
        if (!longs.isNull(row)) {
          least = Math.min(least, longs.getLong(row));
          greatest = Math.max(greatest, longs.getLong(row));
        }
      }
    }
    return new Segment.Block(new ColumnSchema(name, column.type()), data, terms, least, greatest);
  }

  private static byte[] bytes(long[] words) {
    Bytes bytes = new Bytes();
    for (long word : words) {
      bytes.putFixed(word);
    }
    return bytes.toArray();
  }

  private static Segment.Place writePlace(FileChannel file, byte[] raw) throws IOException {
    byte[] packed = Lz4.compress(raw);
    byte[] stored = packed.length < raw.length - raw.length / 16 ? packed : raw;
    long offset = file.position();
    writeAll(file, stored);
    return new Segment.Place(offset, stored.length, raw.length, checksum(stored));
  }

  private static void writeAll(FileChannel file, byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
  }

  private static void writeFooter(
      FileChannel file, int rows, Times times, Map<String, Segment.Block> blocks)
      throws IOException {
    Bytes footer = new Bytes();
    footer.putVarint(rows);
    footer.putFixed(times.first());
    footer.putFixed(times.last());
    footer.putFixed(times.ingested());
    footer.putVarint(blocks.size());
    for (Segment.Block block : blocks.values()) {
      footer.putText(block.column().name());
      footer.putText(block.column().type().kqlName());
      putPlace(footer, block.data());
      putPlace(footer, block.terms());
      footer.putFixed(block.least());
      footer.putFixed(block.greatest());
    }
    byte[] bytes = footer.toArray();
    Bytes trailer = new Bytes();
    trailer.putFixed(bytes.length);
    trailer.putFixed(checksum(bytes));
    trailer.putFixed(MARK);
    writeAll(file, bytes);
    writeAll(file, trailer.toArray());
  }

  private static void putPlace(Bytes footer, Segment.Place place) {
    footer.putVarint(place.offset());
    footer.putVarint(place.length());
    footer.putVarint(place.rawLength());
    footer.putFixed(place.checksum());
  }

  private static Segment.Place getPlace(ByteReader reader) {
    return new Segment.Place(
        reader.getVarint(), reader.getCount(), reader.getCount(), (int) reader.getFixed());
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
    } catch (IndexOutOfBoundsException _) {
      throw new CorruptSegment(path, "its footer breaks off");
    }
  }

  private static Segment footer(Path path, ByteReader reader) {
    int rows = reader.getCount();
    long first = reader.getFixed();
    long last = reader.getFixed();
    long ingested = reader.getFixed();
    int count = reader.getCount();
    Map<String, Segment.Block> blocks = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      String name = reader.getText();
      ScalarType type = ScalarType.named(reader.getText()).orElse(ScalarType.STRING);
      Segment.Place data = getPlace(reader);
      Segment.Place terms = getPlace(reader);
      blocks.put(
          name,
          new Segment.Block(
              new ColumnSchema(name, type), data, terms, reader.getFixed(), reader.getFixed()));
    }
    return new Segment(path, rows, first, last, ingested, blocks);
  }

  /// One column, read by itself.
  static Column column(FileChannel file, Segment segment, Segment.Block block) throws IOException {
    return column(segment, block, packed(file, segment, block.data()));
  }

  /// A column of the bytes that [#packed] gave, which are not changed by it.
  static Column column(Segment segment, Segment.Block block, byte[] packed) throws IOException {
    try {
      return ColumnCodec.decode(block.column().type(), packed, segment.rows());
    } catch (IndexOutOfBoundsException _) {
      throw new CorruptSegment(segment.path(), "a column breaks off");
    }
  }

  /// The filter of a column's terms; one that lets everything pass where there is none.
  static TermFilter terms(FileChannel file, Segment segment, Segment.Block block)
      throws IOException {
    if (block.terms().isNone()) {
      return new TermFilter(new long[0]);
    }
    byte[] raw = packed(file, segment, block.terms());
    ByteReader reader = new ByteReader(raw);
    long[] words = new long[raw.length / 8];
    for (int i = 0; i < words.length; i++) {
      words[i] = reader.getFixed();
    }
    return new TermFilter(words);
  }

  /// What was stored at a place, checked, as it was before it was compressed: values still in few
  /// bits each.
  static byte[] packed(FileChannel file, Segment segment, Segment.Place place) throws IOException {
    byte[] stored = read(file, segment.path(), place.offset(), place.length());
    if (checksum(stored) != place.checksum()) {
      throw new CorruptSegment(segment.path(), "a column has changed");
    }
    try {
      return place.length() == place.rawLength()
          ? stored
          : Lz4.decompress(stored, place.rawLength());
    } catch (IndexOutOfBoundsException _) {
      throw new CorruptSegment(segment.path(), "a column breaks off");
    }
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

  static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
