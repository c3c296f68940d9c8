package com.socmate.kql.storage;

import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.value.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Gathers records and hands them to a store in portions that fit in memory.
final class SegmentSink implements RowSink {
  private static final int PORTION = 65_536;
  private final SegmentStore store;
  private final String table;
  private final Optional<TableSchema> schema;
  private TableRows rows;
  private long kept;

  SegmentSink(SegmentStore store, String table, Optional<TableSchema> schema) {
    this.store = store;
    this.table = table;
    this.schema = schema;
    this.rows = new TableRows(schema);
  }

  @Override
  public void field(String name, Value value) {
    rows.field(name, value);
  }

  @Override
  public void endRow() {
    rows.endRow();
    if (rows.rows() >= PORTION) {
      flush();
    }
  }

  private void flush() {
    try {
      store.append(table, rows.columns(), rows.rows());
    } catch (IOException full) {
      throw new UncheckedIOException("rows of " + table + " cannot be kept", full);
    }
    kept += rows.rows();
    rows = new TableRows(schema);
  }

  long finish() {
    if (rows.rows() > 0) {
      flush();
    }
    return kept;
  }
}
