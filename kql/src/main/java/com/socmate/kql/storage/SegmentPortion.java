package com.socmate.kql.storage;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Condition;
import com.socmate.kql.exec.Portion;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A segment as a query sees it: each column is read when it is first asked for.
final class SegmentPortion implements Portion {
  private final Segment segment;
  private final TableSource.Scan scan;
  private final ColumnCache cache;

  SegmentPortion(Segment segment, TableSource.Scan scan, ColumnCache cache) {
    this.segment = segment;
    this.scan = scan;
    this.cache = cache;
  }

  /// Whether a column is the store's own and no query names it.
  static boolean isOwn(String column) {
    return column.equals(RowType.INGESTION_TIME.name());
  }

  @Override
  public int rows() {
    return segment.rows();
  }

  @Override
  public Column column(int place) {
    ColumnSchema wanted = scan.columns().get(place);
    Optional<Segment.Block> block = segment.block(wanted.name());
    if (block.isPresent()) {
      return Convert.column(read(block.get()), wanted.type());
    }
    Value value = Values.NULL;
    if (isOwn(wanted.name())) {
      value = new Value.Datetime(segment.ingested());
    } else if (wanted.name().equals("Type")) {
      value = Convert.to(wanted.type(), Values.of(scan.table()));
    }
    return Column.constant(wanted.type(), value, segment.rows());
  }

  private Column read(Segment.Block block) {
    try {
      byte[] packed =
          cache.get(
              segment.path(), block.column().name(), () -> fromFile(block), it -> it.length + 64L);
      return SegmentFile.column(segment, block, packed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the segment " + segment.path().getFileName() + " cannot be read", unreadable);
    }
  }

  private byte[] fromFile(Segment.Block block) throws IOException {
    try (FileChannel file = FileChannel.open(segment.path(), StandardOpenOption.READ)) {
      return SegmentFile.packed(file, segment, block.data());
    }
  }

  @Override
  public boolean mayMatter() {
    for (Condition condition : scan.conditions()) {
      if (!mayMeet(condition)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Range range(int place) {
    return segment
        .block(scan.columns().get(place).name())
        .filter(block -> block.column().type() == scan.columns().get(place).type())
        .map(block -> new Range(block.least(), block.greatest()))
        .orElse(Range.ANY);
  }

  private boolean mayMeet(Condition condition) {
    Optional<Segment.Block> found = segment.block(condition.column());
    if (found.isEmpty()) {
      return condition.column().equals("Type") || isOwn(condition.column());
    }
    Segment.Block block = found.get();
    return switch (condition) {
      case Condition.Within(_, long least, long greatest) ->
          !block.column().type().isLongBacked()
              || (block.greatest() >= least && block.least() <= greatest);
      case Condition.HasTerms terms -> mayHave(block, terms);
    };
  }

  private boolean mayHave(Segment.Block block, Condition.HasTerms condition) {
    if (block.terms().isNone()) {
      return true;
    }
    try {
      TermFilter filter =
          cache.get(
              segment.path(),
              "terms of " + block.column().name(),
              () -> terms(block),
              it -> 8L * it.words().length + 64);
      return condition.anyOf().stream().anyMatch(filter::mayHold);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(
          "the segment " + segment.path().getFileName() + " cannot be read", unreadable);
    }
  }

  private TermFilter terms(Segment.Block block) throws IOException {
    try (FileChannel file = FileChannel.open(segment.path(), StandardOpenOption.READ)) {
      return SegmentFile.terms(file, segment, block);
    }
  }
}
