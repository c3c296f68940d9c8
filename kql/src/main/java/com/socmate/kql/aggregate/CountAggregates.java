package com.socmate.kql.aggregate;

import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.Arrays;
import java.util.List;

/// `count()` and `countif()`. An old form, `count(predicate)`, is `countif`.
final class CountAggregates {
  private CountAggregates() {}

  static List<AggregateFunction> all() {
    SignedAggregate rows =
        new SignedAggregate(
            "count", "count", List.of(), ReturnRule.always(ScalarType.LONG), (_, _) -> Counts::new);
    SignedAggregate matching = rows.filtered("countif", "countif", 0);
    AggregateFunction count =
        new AggregateFunction() {
          @Override
          public String name() {
            return "count";
          }

          @Override
          public Binding bind(List<ReturnRule.Argument> arguments) {
            return arguments.isEmpty()
                ? rows.bind(arguments)
                : rows.filtered("count", "count", 0).bind(arguments);
          }
        };
    return List.of(count, matching, rows.alias("cnt"));
  }

  /// A parameter that must be true for a row to count.
  static Parameter predicate() {
    return Parameter.of("predicate", TypeSet.BOOLEAN);
  }

  private static final class Counts implements Accumulator {
    private long[] counts = new long[16];

    @Override
    public void groups(int count) {
      if (count > counts.length) {
        counts = Arrays.copyOf(counts, Math.max(count, counts.length * 2));
      }
    }

    @Override
    public void add(int[] groups, Column[] arguments, int rows) {
      for (int row = 0; row < rows; row++) {
        counts[groups[row]]++;
      }
    }

    @Override
    public void merge(Accumulator other, int[] mapping) {
      long[] theirs = ((Counts) other).counts;
      for (int group = 0; group < mapping.length; group++) {
        counts[mapping[group]] += theirs[group];
      }
    }

    @Override
    public Column[] finish(int groups) {
      groups(groups);
      return new Column[] {
        LongColumn.wrap(ScalarType.LONG, Arrays.copyOf(counts, groups), null, groups)
      };
    }

    @Override
    public long weight() {
      return 8L * counts.length;
    }
  }
}
