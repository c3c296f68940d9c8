package com.socmate.kql.exec;

import com.socmate.kql.catalogue.ColumnSchema;
import java.util.List;

/// Where the rows of tables come from.
public interface TableSource {
  /// Streams a table's rows.
  Batches scan(Scan scan);

  /// The same, each column fetched only when it is asked for.
  default Portions portions(Scan scan) {
    return Portions.of(scan(scan));
  }

  /// A table of no rows, whatever its name.
  TableSource EMPTY = _ -> Batches.of(List.of());

  /// What to read: exactly these columns, in this order and of these types (nulls where the table
  /// has none such); every row whose `TimeGenerated` lies in the range and that meets the
  /// conditions, and possibly others.
  record Scan(
      String table, List<ColumnSchema> columns, TimeRange range, List<Condition> conditions) {
    public Scan {
      columns = List.copyOf(columns);
      conditions = List.copyOf(conditions);
    }

    public Scan(String table, List<ColumnSchema> columns, TimeRange range) {
      this(table, columns, range, List.of());
    }
  }
}
