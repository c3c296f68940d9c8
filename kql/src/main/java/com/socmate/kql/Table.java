package com.socmate.kql;

import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Batch;
import com.socmate.kql.value.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The rows of an answer, kept column by column.
public record Table(List<ColumnSchema> columns, List<Batch> batches) {
  public Table {
    columns = List.copyOf(columns);
    batches = List.copyOf(batches);
  }

  public long rowCount() {
    return batches.stream().mapToLong(Batch::rows).sum();
  }

  /// The rows in order, each with a value per column.
  public Stream<List<Value>> rows() {
    return batches.stream().flatMap(batch -> IntStream.range(0, batch.rows()).mapToObj(batch::row));
  }
}
