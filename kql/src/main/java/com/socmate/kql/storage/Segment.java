package com.socmate.kql.storage;

import com.socmate.kql.catalogue.ColumnSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// An immutable file of some rows of a table, column by column, and where in it each column is.
///
/// @param first the earliest `TimeGenerated`, in ticks
/// @param last the latest
/// @param ingested when its rows came, in ticks
record Segment(Path path, int rows, long first, long last, long ingested, List<Block> blocks) {

  /// A compressed column.
  record Block(ColumnSchema column, long offset, int length, int rawLength, int checksum) {}

  Optional<Block> block(String column) {
    return blocks.stream().filter(it -> it.column().name().equals(column)).findFirst();
  }
}
