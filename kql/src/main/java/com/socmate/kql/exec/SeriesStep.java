package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.DynamicColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lays aggregated rows out along an axis, filling the gaps.
final class SeriesStep {
  private static final int LONGEST = 1_048_576;
  private final Executor executor;
  private final Plan.Series plan;

  SeriesStep(Executor executor, Plan.Series plan) {
    this.executor = executor;
    this.plan = plan;
  }

  Batches batches() {
    Batch all = executor.one(plan.input());
    Column axis = all.column(plan.axis());
    double step = Numbers.of(executor.evaluator.constant(plan.step()));
    boolean bounded = plan.from().isPresent();
    double from =
        bounded ? Numbers.of(executor.evaluator.constant(plan.from().get())) : least(axis);
    double to =
        plan.to().isPresent()
            ? Numbers.of(executor.evaluator.constant(plan.to().get()))
            : most(axis) + step;
    if (!(step > 0) || Double.isNaN(from) || Double.isNaN(to) || (to - from) / step > LONGEST) {
      return Batches.of(List.of(Rows.empty(plan.type())));
    }
    int length = Math.max(0, (int) Math.floor((to - from) / step + 1e-9));
    return Batches.of(List.of(series(all, new Axis(axis, from, step, length))));
  }

  private record Axis(Column column, double from, double step, int length) {
    int index(int row) {
      if (column.isNull(row)) {
        return -1;
      }
      double index = Math.floor((Numbers.of(column.get(row)) - from) / step + 1e-9);
      return index < 0 || index >= length ? -1 : (int) index;
    }

    Value points() {
      Value[] points = new Value[length];
      for (int i = 0; i < length; i++) {
        points[i] = Numbers.value(from + i * step, column.type());
      }
      return new Value.Array(Arrays.asList(points));
    }
  }

  private static double least(Column axis) {
    double least = Double.NaN;
    for (int row = 0; row < axis.size(); row++) {
      double value = axis.isNull(row) ? Double.NaN : Numbers.of(axis.get(row));
      least = Double.isNaN(least) || value < least ? value : least;
    }
    return least;
  }

  private static double most(Column axis) {
    double most = Double.NaN;
    for (int row = 0; row < axis.size(); row++) {
      double value = axis.isNull(row) ? Double.NaN : Numbers.of(axis.get(row));
      most = Double.isNaN(most) || value > most ? value : most;
    }
    return most;
  }

  private Batch series(Batch all, Axis axis) {
    List<ScalarType> types = new ArrayList<>();
    Column[] keys = new Column[plan.keys().size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = all.column(plan.keys().get(i));
      types.add(keys[i].type());
    }
    KeyTable table = new KeyTable(types);
    KeyTable.Kept kept = new KeyTable.Kept(types);
    int[] groups = table.assign(keys, all.rows());
    kept.keepNew(groups, keys, all.rows());
    boolean total = keys.length == 0 && plan.nonEmpty();
    int count = total ? 1 : table.size();
    executor.run.hold(16L * count * axis.length() * Math.max(1, plan.values().size()));
    List<Column> columns = new ArrayList<>(List.of(kept.columns()));
    for (Plan.SeriesValue value : plan.values()) {
      columns.add(
          values(
              all.column(value.place()),
              executor.evaluator.constant(value.defaultValue()),
              groups,
              count,
              axis));
    }
    columns.add(Column.constant(ScalarType.DYNAMIC, axis.points(), count));
    return new Batch(columns, count);
  }

  private static Column values(Column column, Value missing, int[] groups, int count, Axis axis) {
    Value filler =
        column.type() == ScalarType.REAL && missing instanceof Value.Int64(long whole)
            ? new Value.Real(whole)
            : missing;
    Value[][] points = new Value[count][axis.length()];
    for (Value[] series : points) {
      Arrays.fill(series, filler);
    }
    for (int row = 0; row < groups.length; row++) {
      int index = axis.index(row);
      if (index >= 0) {
        points[groups[row]][index] = column.isNull(row) ? Values.NULL : column.get(row);
      }
    }
    Value[] arrays = new Value[count];
    for (int i = 0; i < count; i++) {
      arrays[i] = new Value.Array(Arrays.asList(points[i]));
    }
    return DynamicColumn.wrap(arrays, count);
  }
}
