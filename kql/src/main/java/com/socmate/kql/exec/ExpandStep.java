package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a row of each item of the arrays of a row.
final class ExpandStep {
  private final Evaluator evaluator;
  private final int inputWidth;
  private final RowType type;
  private final List<Plan.Expansion> expansions;
  private final Optional<Integer> indexPlace;
  private final boolean pairs;
  private final long limit;

  ExpandStep(
      Evaluator evaluator,
      int inputWidth,
      RowType type,
      List<Plan.Expansion> expansions,
      Optional<Integer> indexPlace,
      boolean pairs,
      long limit) {
    this.evaluator = evaluator;
    this.inputWidth = inputWidth;
    this.type = type;
    this.expansions = expansions;
    this.indexPlace = indexPlace;
    this.pairs = pairs;
    this.limit = limit;
  }

  Batch apply(Batch batch) {
    int width = expansions.size();
    Column[] arrays =
        evaluator.arguments(expansions.stream().map(Plan.Expansion::array).toList(), batch);
    ColumnBuilder[] builders = new ColumnBuilder[width];
    for (int i = 0; i < width; i++) {
      builders[i] = Column.builder(expansions.get(i).type(), batch.rows());
    }
    int[] rows = new int[Math.max(16, batch.rows())];
    LongColumn.Builder indexes = new LongColumn.Builder(ScalarType.LONG, rows.length);
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      List<List<Value>> items = new ArrayList<>(width);
      long longest = 0;
      for (Column array : arrays) {
        List<Value> some = items(array.get(row));
        items.add(some);
        longest = Math.max(longest, some.size());
      }
      longest = Math.min(longest, limit);
      for (int item = 0; item < longest; item++) {
        if (count == rows.length) {
          rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = row;
        indexes.add(item);
        for (int i = 0; i < width; i++) {
          append(
              builders[i],
              expansions.get(i).type(),
              item < items.get(i).size() ? items.get(i).get(item) : Values.NULL);
        }
      }
    }
    return assemble(batch, rows, count, builders, indexes.build());
  }

  private Batch assemble(
      Batch batch, int[] rows, int count, ColumnBuilder[] builders, Column indexes) {
    List<Column> columns = new ArrayList<>(type.size());
    for (int place = 0; place < type.size(); place++) {
      columns.add(place < inputWidth ? batch.column(place).gather(rows, count) : indexes);
    }
    indexPlace.ifPresent(place -> columns.set(place, indexes));
    for (int i = 0; i < builders.length; i++) {
      columns.set(expansions.get(i).place(), builders[i].build());
    }
    return new Batch(columns, count);
  }

  private static void append(ColumnBuilder builder, ScalarType type, Value value) {
    if (value.isNull()) {
      builder.appendNull();
    } else if (type == ScalarType.DYNAMIC) {
      builder.append(value);
    } else {
      builder.append(Convert.to(type, value));
    }
  }

  private List<Value> items(Value value) {
    return switch (value) {
      case Value.Array(List<Value> items) -> items.isEmpty() ? List.of(Values.NULL) : items;
      case Value.Bag(Map<String, Value> properties) ->
          properties.isEmpty() ? List.of(Values.NULL) : properties(properties);
      default -> List.of(value);
    };
  }

  private List<Value> properties(Map<String, Value> properties) {
    List<Value> items = new ArrayList<>(properties.size());
    properties.forEach((key, value) ->
        items.add(
            pairs
                ? new Value.Array(List.of(Values.of(key), value))
                : new Value.Bag(Map.of(key, value))));
    return items;
  }
}
