package com.socmate.kql.storage;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.exec.Batches;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the wanted columns of one segment after the other; only one is in memory at a time.
final class SegmentScan implements Batches {
  private static final int BATCH_ROWS = 16_384;
  private final Iterator<Segment> segments;
  private final TableSource.Scan scan;
  private @Nullable Batch current;
  private int at;

  SegmentScan(List<Segment> segments, TableSource.Scan scan) {
    this.segments = segments.iterator();
    this.scan = scan;
  }

  @Override
  public @Nullable Batch next() {
    while (current == null || at >= current.rows()) {
      if (!segments.hasNext()) {
        return null;
      }
      current = read(segments.next());
      at = 0;
    }
    int end = Math.min(current.rows(), at + BATCH_ROWS);
    Batch batch = current.slice(at, end);
    at = end;
    return batch;
  }

  private @Nullable Batch read(Segment segment) {
    try (FileChannel file = FileChannel.open(segment.path(), StandardOpenOption.READ)) {
      List<Column> columns = new ArrayList<>();
      for (ColumnSchema wanted : scan.columns()) {
        columns.add(column(file, segment, wanted));
      }
      return new Batch(columns, segment.rows());
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the segment " + segment.path() + " cannot be read", unreadable);
    }
  }

  private Column column(FileChannel file, Segment segment, ColumnSchema wanted) throws IOException {
    Optional<Segment.Block> block = segment.block(wanted.name());
    if (block.isPresent()) {
      return Convert.column(SegmentFile.column(file, segment, block.get()), wanted.type());
    }
    Value value = Values.NULL;
    if (wanted.equals(RowType.INGESTION_TIME)) {
      value = new Value.Datetime(segment.ingested());
    } else if (wanted.name().equals("Type")) {
      value = Convert.to(wanted.type(), Values.of(scan.table()));
    }
    return Column.constant(wanted.type(), value, segment.rows());
  }
}
