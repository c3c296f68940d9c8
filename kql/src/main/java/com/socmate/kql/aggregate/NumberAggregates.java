package com.socmate.kql.aggregate;

import static com.socmate.kql.type.ScalarType.INT;
import static com.socmate.kql.type.ScalarType.LONG;
import static com.socmate.kql.type.ScalarType.REAL;

import com.socmate.kql.aggregate.StateAccumulator.Fold;
import com.socmate.kql.function.Parameter;
import com.socmate.kql.function.ReturnRule;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.type.TypeSet;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Convert;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongBinaryOperator;

/// Sums, averages, extremes, variances and the bitwise aggregates.
final class NumberAggregates {
  private static final TypeSet ORDERABLE =
      TypeSet.of(
          INT,
          LONG,
          REAL,
          ScalarType.DECIMAL,
          ScalarType.STRING,
          ScalarType.DATETIME,
          ScalarType.TIMESPAN,
          ScalarType.BOOL,
          ScalarType.GUID,
          ScalarType.DYNAMIC);

  private NumberAggregates() {}

  static List<AggregateFunction> all() {
    List<AggregateFunction> functions = new ArrayList<>();
    withPredicate(functions, "sum", sum());
    withPredicate(functions, "avg", average());
    withPredicate(functions, "min", extreme("min", false));
    withPredicate(functions, "max", extreme("max", true));
    withPredicate(functions, "stdev", spread("stdev", 1, true));
    withPredicate(functions, "stdevp", spread("stdevp", 0, true));
    withPredicate(functions, "variance", spread("variance", 1, false));
    withPredicate(functions, "variancep", spread("variancep", 0, false));
    withPredicate(functions, "covariance", covariance("covariance", 1));
    withPredicate(functions, "covariancep", covariance("covariancep", 0));
    functions.add(bits("binary_all_and", -1, (a, b) -> a & b));
    functions.add(bits("binary_all_or", 0, (a, b) -> a | b));
    functions.add(bits("binary_all_xor", 0, (a, b) -> a ^ b));
    return functions;
  }

  private static void withPredicate(
      List<AggregateFunction> functions, String name, SignedAggregate aggregate) {
    functions.add(aggregate);
    functions.add(aggregate.filtered(name + "if", name + "if", aggregate.parameters().size()));
  }

  private static Parameter summable() {
    return Parameter.of("expr", TypeSet.SUMMABLE);
  }

  private static SignedAggregate sum() {
    return new SignedAggregate(
        "sum",
        "sum",
        List.of(summable()),
        arguments -> arguments.getFirst().type() == INT ? LONG : arguments.getFirst().type(),
        (arguments, _) -> () -> new SumStates(arguments.getFirst().type(), false));
  }

  private static SignedAggregate average() {
    return new SignedAggregate(
        "avg",
        "avg",
        List.of(summable()),
        arguments -> arguments.getFirst().type().isInteger() ? REAL : arguments.getFirst().type(),
        (arguments, _) -> () -> new SumStates(arguments.getFirst().type(), true));
  }

  private static SignedAggregate extreme(String name, boolean greatest) {
    return new SignedAggregate(
        name,
        name,
        List.of(Parameter.of("expr", ORDERABLE)),
        ReturnRule.sameAs(0),
        (_, type) -> () -> new ExtremeStates(type, greatest));
  }

  private static SignedAggregate spread(String name, int lost, boolean root) {
    return new SignedAggregate(
        name,
        name,
        List.of(summable()),
        ReturnRule.always(REAL),
        (_, _) -> () -> new StateAccumulator<>(new Spread(lost, root, false), List.of(REAL)));
  }

  private static SignedAggregate covariance(String name, int lost) {
    return new SignedAggregate(
        name,
        name,
        List.of(summable(), summable()),
        ReturnRule.always(REAL),
        (_, _) -> () -> new StateAccumulator<>(new Spread(lost, false, true), List.of(REAL)));
  }

  private static double real(Column column, int row) {
    return Convert.to(REAL, column.get(row)) instanceof Value.Real(double it) ? it : Double.NaN;
  }

  /// Count, means and the sum of products of deviations, updated as values come.
  private static final class Moments {
    private long count;
    private double meanX;
    private double meanY;
    private double products;

    void add(double x, double y) {
      count++;
      double fromX = x - meanX;
      meanX += fromX / count;
      meanY += (y - meanY) / count;
      products += fromX * (y - meanY);
    }

    void merge(Moments later) {
      if (later.count == 0) {
        return;
      }
      double total = (double) count + later.count;
      double betweenX = later.meanX - meanX;
      double betweenY = later.meanY - meanY;
      products += later.products + betweenX * betweenY * count * later.count / total;
      meanX += betweenX * later.count / total;
      meanY += betweenY * later.count / total;
      count += later.count;
    }
  }

  /// @param lost degrees of freedom lost: 1 for a sample, 0 for a population
  private record Spread(int lost, boolean root, boolean pair) implements Fold<Moments> {
    @Override
    public Moments fresh() {
      return new Moments();
    }

    @Override
    public void add(Moments state, Column[] arguments, int row) {
      Column y = arguments[pair ? 1 : 0];
      if (!arguments[0].isNull(row) && !y.isNull(row)) {
        state.add(real(arguments[0], row), real(y, row));
      }
    }

    @Override
    public void merge(Moments state, Moments later) {
      state.merge(later);
    }

    @Override
    public boolean mergesExactly() {
      return false;
    }

    @Override
    public Value[] finish(Moments state) {
      if (state.count == 0) {
        return new Value[] {Values.of(Double.NaN)};
      }
      double variance = state.count <= lost ? 0 : state.products / (state.count - lost);
      return new Value[] {Values.of(root ? Math.sqrt(variance) : variance)};
    }

    @Override
    public long weight(Moments state) {
      return 48;
    }
  }

  private static SignedAggregate bits(String name, long start, LongBinaryOperator join) {
    return new SignedAggregate(
        name,
        name,
        List.of(Parameter.of("expr", TypeSet.INTEGER)),
        ReturnRule.always(LONG),
        (_, _) -> () -> new StateAccumulator<>(new Bits(start, join), List.of(LONG)));
  }

  private record Bits(long start, LongBinaryOperator join) implements Fold<long[]> {
    @Override
    public long[] fresh() {
      return new long[] {start};
    }

    @Override
    public void add(long[] state, Column[] arguments, int row) {
      if (Convert.to(LONG, arguments[0].get(row)) instanceof Value.Int64(long bits)) {
        state[0] = join.applyAsLong(state[0], bits);
      }
    }

    @Override
    public void merge(long[] state, long[] later) {
      state[0] = join.applyAsLong(state[0], later[0]);
    }

    @Override
    public Value[] finish(long[] state) {
      return new Value[] {Values.of(state[0])};
    }

    @Override
    public long weight(long[] state) {
      return 24;
    }
  }
}
