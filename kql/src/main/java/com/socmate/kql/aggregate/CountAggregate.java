package com.socmate.kql.aggregate;

import com.socmate.kql.function.ReturnRule.Argument;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.Arrays;
import java.util.List;

/// `count()`.
final class CountAggregate implements AggregateFunction {
  @Override
  public String name() {
    return "count";
  }

  @Override
  public Binding bind(List<Argument> arguments) {
    return arguments.isEmpty()
        ? new Bound(List.of(new Output("count_", ScalarType.LONG)), List.of(), Counts::new)
        : new WrongCount(name(), 0, 0, arguments.size());
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
