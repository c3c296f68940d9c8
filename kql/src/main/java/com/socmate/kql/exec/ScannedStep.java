package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `scan`: follows rows through steps, each step remembering the row it last took.
final class ScannedStep {
  private final Executor executor;
  private final Plan.Scanned plan;
  private final int rowWidth;
  private final int stateWidth;
  private long nextMatch;

  ScannedStep(Executor executor, Plan.Scanned plan) {
    this.executor = executor;
    this.plan = plan;
    this.rowWidth = plan.input().type().size();
    this.stateWidth = rowWidth + plan.initial().size();
  }

  /// A sequence of matches that has got as far as some step.
  private static final class Sequence {
    final Map<Integer, Value[]> states = new HashMap<>();
    final long match;

    Sequence(long match) {
      this.match = match;
    }
  }

  Batches batches() {
    Batch all = executor.one(plan.input());
    if (!plan.order().isEmpty()) {
      all =
          executor.one(
              new Plan.Sort(
                  new Plan.Rows(plan.input().type(), all.columns(), all.rows()), plan.order()));
    }
    List<ColumnBuilder> builders = new ArrayList<>();
    for (ColumnSchema column : plan.type().columns()) {
      builders.add(Column.builder(column.type(), all.rows()));
    }
    if (plan.partition().isEmpty()) {
      follow(all, builders);
    } else {
      Column[] keys = executor.evaluator.arguments(plan.partition(), all);
      KeyTable table = new KeyTable(plan.partition().stream().map(Term::type).toList());
      for (int[] rows : PartitionStep.byKey(table.assign(keys, all.rows()), table.size())) {
        follow(all.gather(rows, rows.length), builders);
      }
    }
    List<Column> columns = builders.stream().map(ColumnBuilder::build).toList();
    return Batches.of(List.of(new Batch(columns, columns.getFirst().size())));
  }

  private void follow(Batch rows, List<ColumnBuilder> builders) {
    int steps = plan.steps().size();
    @Nullable Sequence[] sequences = new Sequence[steps];
    for (int row = 0; row < rows.rows(); row++) {
      executor.run.checkpoint();
      List<Value> values = rows.row(row);
      for (int step = steps - 1; step >= 0; step--) {
        advance(step, values, sequences, builders);
      }
    }
  }

  /// Tries the row on a step: of the sequence that is in it already, or of one that has reached the
  /// step before.
  private void advance(
      int step, List<Value> row, @Nullable Sequence[] sequences, List<ColumnBuilder> builders) {
    Sequence coming = step == 0 ? null : previous(step, sequences);
    if (coming != null && take(step, row, coming, builders)) {
      sequences[step] = coming;
      for (int before = step - 1; before >= 0; before--) {
        if (Objects.equals(sequences[before], coming)) {
          sequences[before] = null;
        }
      }
      return;
    }
    Sequence staying = sequences[step];
    if (staying != null && take(step, row, staying, builders)) {
      return;
    }
    if (step == 0) {
      Sequence fresh = new Sequence(nextMatch);
      if (take(step, row, fresh, builders)) {
        sequences[0] = fresh;
        nextMatch++;
      }
    }
  }

  private @Nullable Sequence previous(int step, @Nullable Sequence[] sequences) {
    for (int before = step - 1; before >= 0; before--) {
      if (sequences[before] != null) {
        return sequences[before];
      }
      if (!plan.steps().get(before).optional()) {
        return null;
      }
    }
    return null;
  }

  private boolean take(
      int number, List<Value> row, Sequence sequence, List<ColumnBuilder> builders) {
    Plan.ScanStep step = plan.steps().get(number);
    Value[] own = own(row, sequence.states.get(number));
    Batch seen = seen(own, sequence);
    if (!(executor.evaluator.column(step.condition(), seen).get(0)
            instanceof Value.Bool(boolean yes))
        || !yes) {
      return false;
    }
    for (Plan.Assignment assignment : step.assignments()) {
      own[assignment.place()] =
          executor.evaluator.column(assignment.value(), seen(own, sequence)).get(0);
    }
    sequence.states.put(number, own);
    if (!step.output().equals("none")) {
      for (int place = 0; place < stateWidth; place++) {
        builders.get(place).append(own[place]);
      }
      if (plan.matchId()) {
        builders.get(stateWidth).append(Values.of(sequence.match));
      }
    }
    return true;
  }

  private Value[] own(List<Value> row, Value @Nullable [] known) {
    Value[] own = new Value[stateWidth];
    for (int place = 0; place < stateWidth; place++) {
      own[place] =
          place < rowWidth
              ? row.get(place)
              : known == null
                  ? executor.evaluator.constant(plan.initial().get(place - rowWidth))
                  : known[place];
    }
    return own;
  }

  private Batch seen(Value[] own, Sequence sequence) {
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < stateWidth; place++) {
      columns.add(Column.constant(type(place), own[place], 1));
    }
    for (int step = 0; step < plan.steps().size(); step++) {
      Value[] state = sequence.states.get(step);
      for (int place = 0; place < stateWidth; place++) {
        Value value =
            state != null
                ? state[place]
                : place < rowWidth
                    ? Values.NULL
                    : executor.evaluator.constant(plan.initial().get(place - rowWidth));
        columns.add(Column.constant(type(place), value, 1));
      }
    }
    return new Batch(columns, 1);
  }

  private ScalarType type(int place) {
    return plan.type().column(place).type();
  }
}
