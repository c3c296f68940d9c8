package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An immutable file of some rows of a table, column by column, and where in it each column is.
///
/// @param first the earliest `TimeGenerated`, in ticks
/// @param last the latest
/// @param ingested when its rows came, in ticks
record Segment(
    Path path, int rows, long first, long last, long ingested, Map<String, Block> blocks) {

  /// A stretch of the file, compressed where that is shorter.
  record Place(long offset, int length, int rawLength, int checksum) {
    static final Place NONE = new Place(0, 0, 0, 0);

    boolean isNone() {
      return rawLength == 0;
    }
  }

  /// A column: its values, the filter of its terms if it has one, and from what to what its numbers
  /// go if they are whole.
  record Block(ColumnSchema column, Place data, Place terms, long least, long greatest) {}

  Optional<Block> block(String column) {
    return Optional.ofNullable(blocks.get(column));
  }

  /// How many bytes of the file are columns.
  long bytes() {
    return blocks.values().stream().mapToLong(it -> it.data().length() + it.terms().length()).sum();
  }

  /// A segment is its file.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Segment it && path.equals(it.path);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
