package com.socmate.kql.exec;

import com.google.re2j.PatternSyntaxException;
import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.function.EvaluationFailure;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;

/// Computes terms over the rows of a batch.
final class Evaluator {
  private final Run run;
  private final Executor executor;

  Evaluator(Run run, Executor executor) {
    this.run = run;
    this.executor = executor;
  }

  Column column(Term term, Batch batch) {
    return switch (term) {
      case Term.Constant(ScalarType type, Value value) ->
          Column.constant(type, value, batch.rows());
      case Term.Field(int place, _) -> batch.column(place);
      case Term.Call call -> call(call, batch);
      case Term.Widen(Term value, ScalarType type) -> Convert.column(column(value, batch), type);
      case Term.Logical(boolean conjunction, List<Term> operands) ->
          logical(conjunction, operands, batch);
      case Term.FirstCell(Plan plan, ScalarType type) ->
          Column.constant(type, run.scalar(plan, this::firstCell), batch.rows());
      case Term.FirstColumn(Plan plan) ->
          Column.constant(ScalarType.DYNAMIC, run.scalar(plan, this::firstColumn), batch.rows());
      case Term.Windowed windowed ->
          Windows.column(windowed, arguments(windowed.arguments(), batch), batch.rows());
      case Term.Unknown _ -> Column.nulls(ScalarType.DYNAMIC, batch.rows());
    };
  }

  private Column call(Term.Call call, Batch batch) {
    run.checkpoint();
    Column[] arguments = arguments(call.arguments(), batch);
    try {
      return call.overload().kernel().evaluate(run.evaluation, arguments, batch.rows());
    } catch (PatternSyntaxException wrong) {
      throw new EvaluationFailure(
          "`" + call.function() + "` was given no regular expression: " + wrong.getMessage() + ".");
    }
  }

  Column[] arguments(List<Term> terms, Batch batch) {
    Column[] columns = new Column[terms.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = column(terms.get(i), batch);
    }
    return columns;
  }

  /// A term that is the same for every row.
  Value constant(Term term) {
    Batch one = new Batch(List.of(), 1);
    return column(term, one).get(0);
  }

  /// Computes the scalars a term reads from tables, so that several threads may evaluate it.
  void prepare(Term term) {
    switch (term) {
      case Term.FirstCell(Plan plan, _) -> {
        var _ = run.scalar(plan, this::firstCell);
      }
      case Term.FirstColumn(Plan plan) -> {
        var _ = run.scalar(plan, this::firstColumn);
      }
      case Term.Call(_, _, List<Term> arguments, _) -> arguments.forEach(this::prepare);
      case Term.Windowed(_, List<Term> arguments, _) -> arguments.forEach(this::prepare);
      case Term.Logical(_, List<Term> operands) -> operands.forEach(this::prepare);
      case Term.Widen(Term value, _) -> prepare(value);
      case Term.Field _, Term.Constant _, Term.Unknown _ -> {}
    }
  }

  long count(Term term) {
    return switch (constant(term)) {
      case Value.Int32(int number) -> Math.max(0, number);
      case Value.Int64(long number) -> Math.max(0, number);
      default -> 0;
    };
  }

  private Value firstCell(Plan plan) {
    try (Batches batches = executor.open(plan)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        if (batch.rows() > 0) {
          return batch.column(0).get(0);
        }
      }
    }
    return Values.NULL;
  }

  private Value firstColumn(Plan plan) {
    List<Value> items = new ArrayList<>();
    try (Batches batches = executor.open(plan)) {
      for (Batch batch = batches.next(); batch != null; batch = batches.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          items.add(batch.column(0).get(row));
        }
      }
    }
    return new Value.Array(items);
  }

  private Column logical(boolean conjunction, List<Term> operands, Batch batch) {
    int rows = batch.rows();
    boolean[] values = new boolean[rows];
    boolean[] nulls = new boolean[rows];
    java.util.Arrays.fill(values, conjunction);
    int undecided = rows;
    for (Term operand : operands) {
      if (undecided == 0) {
        break;
      }
      undecided = combine((BoolColumn) column(operand, batch), conjunction, values, nulls);
    }
    return BoolColumn.wrap(values, bits(nulls), rows);
  }

  /// Folds one operand in; answers how many rows could still change.
  private static int combine(
      BoolColumn next, boolean conjunction, boolean[] values, boolean[] nulls) {
    int undecided = 0;
    for (int row = 0; row < values.length; row++) {
      boolean decided = !nulls[row] && values[row] != conjunction;
      if (decided) {
        continue;
      }
      if (next.isNull(row)) {
        nulls[row] = true;
      } else if (next.getBoolean(row) != conjunction) {
        values[row] = !conjunction;
        nulls[row] = false;
        continue;
      }
      undecided++;
    }
    return undecided;
  }

  private static long @org.jspecify.annotations.Nullable [] bits(boolean[] nulls) {
    long[] words = null;
    for (int row = 0; row < nulls.length; row++) {
      if (nulls[row]) {
        if (words == null) {
          words = new long[(nulls.length + 63) >> 6];
        }
        words[row >> 6] |= 1L << row;
      }
    }
    return words;
  }

  /// The rows for which a condition is true, each conjunct tried only on what the ones before let
  /// pass.
  Batch filter(Term predicate, Batch batch) {
    Selection selection = new Selection(this, batch.rows(), batch::column);
    selection.keep(predicate);
    return selection.isAll() ? batch : batch.gather(selection.rows(), selection.count());
  }
}
