package com.socmate.kql.bind;

import com.socmate.kql.catalogue.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Collects the aggregates found in the expressions of a `summarize`.
final class AggregateSink {
  final RowType row;
  final Set<String> keyColumns;
  private final int firstPlace;
  private final List<Plan.AggregateCall> calls = new ArrayList<>();
  private final List<ColumnSchema> outputs = new ArrayList<>();

  AggregateSink(RowType row, Set<String> keyColumns, int firstPlace) {
    this.row = row;
    this.keyColumns = keyColumns;
    this.firstPlace = firstPlace;
  }

  /// The place of the call's first output among keys and outputs.
  int add(Plan.AggregateCall call, List<ColumnSchema> columns) {
    int place = firstPlace + outputs.size();
    calls.add(call);
    outputs.addAll(columns);
    return place;
  }

  List<Plan.AggregateCall> calls() {
    return calls;
  }

  /// The output at a place, with the name the aggregate gives it.
  ColumnSchema output(int place) {
    return outputs.get(place - firstPlace);
  }

  /// The name the aggregates give their output number `index`.
  String columnName(int index) {
    return outputs.get(index).name();
  }

  boolean isOutput(int place) {
    return place >= firstPlace && place < firstPlace + outputs.size();
  }

  /// The outputs, each under a name of its own.
  List<ColumnSchema> columns() {
    List<ColumnSchema> columns = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      columns.add(new ColumnSchema(RowType.HIDDEN + "aggregate" + i, outputs.get(i).type()));
    }
    return columns;
  }
}
