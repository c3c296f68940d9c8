package com.socmate.kql.exec;

import com.socmate.kql.bind.ParsePattern;
import com.socmate.kql.bind.ParsePattern.Piece;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.StringColumn;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts texts into columns by a pattern.
final class ParseStep {
  private final Evaluator evaluator;
  private final Plan.Parse plan;
  private final TextPattern pattern;
  private final List<ScalarType> types;

  ParseStep(Evaluator evaluator, Plan.Parse plan) {
    this.evaluator = evaluator;
    this.plan = plan;
    this.pattern = TextPattern.of(plan.pattern());
    this.types =
        plan.pattern().pieces().stream()
            .filter(it -> it instanceof Piece.Capture)
            .map(it -> ((Piece.Capture) it).type())
            .toList();
  }

  Batch apply(Batch batch) {
    StringColumn texts = (StringColumn) evaluator.column(plan.text(), batch);
    List<ColumnBuilder> builders = new ArrayList<>();
    types.forEach(type -> builders.add(Column.builder(type, batch.rows())));
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < batch.rows(); row++) {
      Value[] values = values(texts.getString(row));
      if (values == null && plan.filter()) {
        continue;
      }
      rows[count++] = row;
      for (int i = 0; i < types.size(); i++) {
        builders.get(i).append(values == null ? Values.NULL : values[i]);
      }
    }
    return assemble(count == batch.rows() ? batch : batch.gather(rows, count), builders);
  }

  private Batch assemble(Batch batch, List<ColumnBuilder> builders) {
    List<Column> columns = new ArrayList<>(batch.columns());
    while (columns.size() < plan.type().size()) {
      columns.add(Column.nulls(plan.type().column(columns.size()).type(), batch.rows()));
    }
    for (int i = 0; i < builders.size(); i++) {
      columns.set(plan.places().get(i), builders.get(i).build());
    }
    return new Batch(columns, batch.rows());
  }

  private Value @Nullable [] values(String text) {
    String[] captured = pattern.match(text);
    if (captured == null) {
      return null;
    }
    Value[] values = new Value[captured.length];
    for (int i = 0; i < captured.length; i++) {
      values[i] = value(types.get(i), captured[i]);
      boolean strict = plan.pattern().mode() == ParsePattern.Mode.SIMPLE;
      if (values[i].isNull() && types.get(i) != ScalarType.STRING && strict) {
        return null;
      }
    }
    return values;
  }

  static Value value(ScalarType type, String text) {
    return type == ScalarType.STRING ? Values.of(text) : Convert.to(type, Values.of(text.strip()));
  }
}
