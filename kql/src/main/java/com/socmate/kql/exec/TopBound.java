package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.Term;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What the last of the first rows in an order has as its first key, once there are enough of them:
/// a row that comes after it need not be read. Grows stricter while others read it.
final class TopBound {
  private final int place;
  private final boolean ascending;
  private final boolean nullsFirst;
  private volatile @Nullable Long last;

  private TopBound(int place, Plan.SortKey key) {
    this.place = place;
    this.ascending = key.ascending();
    this.nullsFirst = key.nullsFirst();
  }

  /// A bound for rows in this order, if they are ordered by a column of numbers or moments.
  static Optional<TopBound> of(Plan.SortKey first) {
    return first.term() instanceof Term.Field(int place, var type) && type.isLongBacked()
        ? Optional.of(new TopBound(place, first))
        : Optional.empty();
  }

  /// Takes note of the last row that is among the first.
  void tighten(LongColumn keys, int row) {
    last = keys.isNull(row) ? null : keys.getLong(row);
  }

  /// Whether a portion may have a row that comes before.
  boolean mayLet(IntFunction<Portion.Range> ranges) {
    Long known = last;
    if (known == null || nullsFirst) {
      return true;
    }
    Portion.Range range = ranges.apply(place);
    return ascending ? range.least() <= known : range.greatest() >= known;
  }

  /// Drops the rows that come after.
  void cut(Selection selection, IntFunction<Column> columns) {
    Long known = last;
    if (known != null) {
      selection.keepWhere(
          notAfter((LongColumn) selection.taken(columns.apply(place)), known, selection.count()));
    }
  }

  private BoolColumn notAfter(LongColumn keys, long known, int rows) {
    boolean[] kept = new boolean[rows];
    boolean nulls = keys.mayHaveNulls();
    for (int row = 0; row < rows; row++) {
      long key = keys.getLong(row);
      boolean isNull = nulls && keys.isNull(row);
      boolean before = ascending ? key <= known : key >= known;
      kept[row] = isNull ? nullsFirst : before;
    }
    return BoolColumn.wrap(kept, null, rows);
  }
}
