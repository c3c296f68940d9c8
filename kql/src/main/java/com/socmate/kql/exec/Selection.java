package com.socmate.kql.exec;

import com.socmate.kql.bind.Term;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// The rows that have passed every predicate so far. A predicate is given only the columns it looks
/// at, and of those only the rows still in question.
final class Selection {
  private final Evaluator evaluator;
  private final int size;
  private final IntFunction<Column> columns;
  private int[] rows = new int[0];
  private boolean all = true;
  private int count;

  Selection(Evaluator evaluator, int size, IntFunction<Column> columns) {
    this.evaluator = evaluator;
    this.size = size;
    this.columns = columns;
    this.count = size;
  }

  boolean isAll() {
    return all;
  }

  int count() {
    return count;
  }

  /// The rows in order; the first [#count] count, and only unless [#isAll].
  int[] rows() {
    return rows;
  }

  Column taken(Column column) {
    return all ? column : column.gather(rows, count);
  }

  void keep(Term predicate) {
    if (predicate instanceof Term.Logical(boolean conjunction, List<Term> operands)
        && conjunction) {
      operands.forEach(this::keep);
    } else if (count > 0) {
      keepWhere((BoolColumn) evaluate(predicate));
    }
  }

  private Column evaluate(Term predicate) {
    BitSet used = new BitSet();
    Fields.collect(predicate, used);
    int[] places = new int[used.length()];
    List<Column> looked = new ArrayList<>();
    for (int place = used.nextSetBit(0); place >= 0; place = used.nextSetBit(place + 1)) {
      places[place] = looked.size();
      looked.add(taken(columns.apply(place)));
    }
    return evaluator.column(Fields.moved(predicate, places), new Batch(looked, count));
  }

  void keepWhere(BoolColumn passes) {
    int[] kept = new int[count + 1];
    int passed = 0;
    boolean mayBeNull = passes.mayHaveNulls();
    for (int i = 0; i < count; i++) {
      kept[passed] = all ? i : rows[i];
      passed += passes.getBoolean(i) && !(mayBeNull && passes.isNull(i)) ? 1 : 0;
    }
    if (passed < count) {
      rows = passed * 2 < kept.length ? Arrays.copyOf(kept, passed) : kept;
      all = passed == size;
      count = passed;
    }
  }
}
