package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.ColumnBuilder;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// `basket`, `autocluster` and `diffpatterns`: finds values that come together in many rows, by
/// growing frequent sets one column at a time.
final class PatternMining {
  private static final int MOST_COLUMNS = 5;
  private static final int MOST_SETS = 5_000;
  private static final int MOST_SEGMENTS = 10;
  private final Executor executor;
  private final Plan.Plugin plan;
  private final Batch input;
  private final double threshold;
  private final int firstColumn;

  PatternMining(Executor executor, Plan.Plugin plan, Batch input) {
    this.executor = executor;
    this.plan = plan;
    this.input = input;
    this.threshold =
        executor.evaluator.constant(plan.arguments().getLast()) instanceof Value.Real(double share)
            ? share
            : 0.05;
    this.firstColumn = splits() ? 6 : 3;
  }

  private boolean splits() {
    return plan.name().startsWith("diffpatterns");
  }

  /// Values of some columns, and the rows that have them all.
  private record Pattern(Map<Integer, Value> values, BitSet rows) {
    int lastColumn() {
      return values.keySet().stream().mapToInt(it -> it).max().orElse(-1);
    }

    int count() {
      return rows.cardinality();
    }

    Pattern and(Pattern item) {
      Map<Integer, Value> both = new LinkedHashMap<>(values);
      both.putAll(item.values);
      BitSet shared = (BitSet) rows.clone();
      shared.and(item.rows);
      return new Pattern(both, shared);
    }

    int overlap(Pattern other) {
      BitSet shared = (BitSet) rows.clone();
      shared.and(other.rows);
      return shared.cardinality();
    }
  }

  Batch mine() {
    if (input.rows() == 0) {
      return Rows.empty(plan.type());
    }
    return switch (plan.name()) {
      case "basket" ->
          written(sorted(frequent(everyRow()), Comparator.comparingInt(Pattern::count)));
      case "autocluster" ->
          written(chosen(sorted(frequent(everyRow()), Comparator.comparingDouble(this::weight))));
      default -> differences();
    };
  }

  private BitSet everyRow() {
    BitSet rows = new BitSet();
    rows.set(0, input.rows());
    return rows;
  }

  private double weight(Pattern pattern) {
    int columns = plan.type().size() - firstColumn;
    return Math.sqrt((double) pattern.count() / input.rows() * pattern.values().size() / columns);
  }

  private static List<Pattern> sorted(List<Pattern> patterns, Comparator<Pattern> by) {
    Comparator<Pattern> larger = Comparator.comparingInt(it -> it.values().size());
    return patterns.stream().sorted(by.thenComparing(larger).reversed()).toList();
  }

  /// The first patterns, less those whose rows are mostly those of one before.
  private List<Pattern> chosen(List<Pattern> patterns) {
    List<Pattern> chosen = new ArrayList<>();
    for (Pattern pattern : patterns) {
      executor.run.checkpoint();
      boolean known =
          chosen.stream()
              .anyMatch(it -> it.overlap(pattern) * 2 > Math.min(it.count(), pattern.count()));
      if (!known && chosen.size() < MOST_SEGMENTS) {
        chosen.add(pattern);
      }
    }
    return chosen;
  }

  private List<Pattern> frequent(BitSet rows) {
    double fewest = threshold * rows.cardinality();
    List<Pattern> items = items(rows, fewest);
    List<Pattern> all = new ArrayList<>(items);
    List<Pattern> level = items;
    for (int size = 2; size <= MOST_COLUMNS && !level.isEmpty(); size++) {
      List<Pattern> next = new ArrayList<>();
      for (Pattern pattern : level) {
        for (Pattern item : items) {
          executor.run.checkpoint();
          if (item.lastColumn() > pattern.lastColumn() && all.size() + next.size() < MOST_SETS) {
            Pattern both = pattern.and(item);
            if (both.count() >= fewest) {
              next.add(both);
            }
          }
        }
      }
      all.addAll(next);
      level = next;
    }
    return all;
  }

  private List<Pattern> items(BitSet rows, double fewest) {
    List<Pattern> items = new ArrayList<>();
    RowType type = plan.type();
    RowType given = plan.input().orElseThrow().type();
    for (int place = firstColumn; place < type.size(); place++) {
      Column column = input.column(given.find(type.column(place).name()));
      Map<Value, BitSet> byValue = new LinkedHashMap<>();
      for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
        executor.run.checkpoint(row);
        byValue.computeIfAbsent(column.get(row), _ -> new BitSet()).set(row);
      }
      int at = place;
      byValue.forEach((value, found) -> {
        if (found.cardinality() >= fewest && !value.equals(Values.NULL)) {
          items.add(new Pattern(Map.of(at, value), found));
        }
      });
    }
    return items;
  }

  private Batch written(List<Pattern> patterns) {
    return written(
        patterns,
        pattern -> {
          double share = Math.round(10_000.0 * pattern.count() / input.rows()) / 100.0;
          return List.of(Values.of((long) pattern.count()), Values.of(share));
        });
  }

  private Batch differences() {
    Column split = executor.evaluator.column(plan.arguments().getFirst(), input);
    BitSet a = rowsWith(split, executor.evaluator.constant(plan.arguments().get(1)));
    BitSet b = rowsWith(split, executor.evaluator.constant(plan.arguments().get(2)));
    BitSet either = (BitSet) a.clone();
    either.or(b);
    List<Pattern> candidates =
        frequent(either).stream().filter(it -> difference(it, a, b) >= threshold * 100).toList();
    List<Pattern> best =
        chosen(sorted(candidates, Comparator.comparingDouble(it -> difference(it, a, b))));
    return written(
        best,
        pattern -> {
          double first = percent(pattern, a);
          double second = percent(pattern, b);
          return List.of(
              Values.of((long) pattern.overlap(new Pattern(Map.of(), a))),
              Values.of((long) pattern.overlap(new Pattern(Map.of(), b))),
              Values.of(first),
              Values.of(second),
              Values.of(Math.round(100 * Math.abs(first - second)) / 100.0));
        });
  }

  private static BitSet rowsWith(Column column, Value value) {
    BitSet rows = new BitSet();
    IntStream.range(0, column.size())
        .filter(row -> column.get(row).equals(value))
        .forEach(rows::set);
    return rows;
  }

  private static double percent(Pattern pattern, BitSet of) {
    int shared = pattern.overlap(new Pattern(Map.of(), of));
    return of.isEmpty() ? 0 : Math.round(10_000.0 * shared / of.cardinality()) / 100.0;
  }

  private static double difference(Pattern pattern, BitSet a, BitSet b) {
    return Math.abs(percent(pattern, a) - percent(pattern, b));
  }

  private Batch written(
      List<Pattern> patterns, java.util.function.Function<Pattern, List<Value>> measures) {
    List<ColumnBuilder> builders =
        plan.type().columns().stream()
            .map(it -> Column.builder(it.type(), patterns.size()))
            .toList();
    long segment = 0;
    for (Pattern pattern : patterns) {
      builders.getFirst().append(Values.of(segment++));
      int place = 1;
      for (Value measure : measures.apply(pattern)) {
        builders.get(place++).append(measure);
      }
      for (; place < builders.size(); place++) {
        boolean text = plan.type().column(place).type() == ScalarType.STRING;
        Value wildcard = text ? Values.EMPTY_TEXT : Values.NULL;
        Value value = pattern.values().getOrDefault(place, wildcard);
        if (value.equals(Values.NULL)) {
          builders.get(place).appendNull();
        } else {
          builders.get(place).append(value);
        }
      }
    }
    return new Batch(builders.stream().map(ColumnBuilder::build).toList(), patterns.size());
  }
}
