package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.bind.Term;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.value.BoolColumn;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reads a stored table: only the columns some step looks at, only the time some row can be of, and
/// the columns that no filter looks at only of the rows that pass. What else is done to each batch
/// by itself may be done here too, on several threads.
final class ScanStep implements Batches {
  private static final String TIME = "TimeGenerated";

  /// Threads are given up to so many times twice as many portions at once, later on.
  private static final int MOST_DOUBLINGS = 3;

  private final Run run;
  private final Evaluator evaluator;
  private final RowType type;
  private final List<Term> predicates;
  private final BitSet output;
  private final int[] readPlace;
  private final int timePlace;
  private final Portions input;
  private final List<UnaryOperator<Batch>> changes = new ArrayList<>();
  private final boolean several;
  private @Nullable TopBound bound;
  private @Nullable InOrder<Batch> parallel;
  private boolean begun;
  private int divisions;

  ScanStep(Executor executor, Plan.Scan scan, Demand.OfScan demand, List<Term> predicates) {
    this.run = executor.run;
    this.evaluator = executor.evaluator;
    this.type = scan.type();
    this.predicates = predicates;
    this.output = demand.output();
    this.readPlace = new int[type.size()];
    int time = type.find(TIME);
    boolean bounded = !run.timespan.isAlways() && time >= 0;
    List<ColumnSchema> read = new ArrayList<>();
    for (int place = 0; place < type.size(); place++) {
      boolean needed = demand.places().get(place) || (bounded && place == time);
      readPlace[place] = needed ? read.size() : -1;
      if (needed) {
        read.add(type.column(place));
      }
    }
    this.timePlace = bounded ? readPlace[time] : -1;
    this.several = run.threads() > 1 && predicates.stream().allMatch(Fields::isPure);
    if (several) {
      predicates.forEach(evaluator::prepare);
    }
    TimeRange range = demand.time().and(run.timespan);
    this.input =
        run.source.portions(new TableSource.Scan(scan.table(), read, range, demand.conditions()));
  }

  /// Also does this to each batch, if nothing but these terms and the batch tells what comes of it.
  ///
  /// @return whether it can
  boolean takes(List<Term> terms, UnaryOperator<Batch> change) {
    if (!several || !terms.stream().allMatch(Fields::isPure)) {
      return false;
    }
    terms.forEach(evaluator::prepare);
    changes.add(change);
    return true;
  }

  /// Passes over rows that come after what the bound knows by then, if what it gives are the rows
  /// of the table as they are.
  void bounded(TopBound bound) {
    this.bound = changes.isEmpty() ? bound : null;
  }

  /// Whether its portions may be worked on by several threads, with these terms.
  boolean mayDivide(List<Term> terms) {
    return takes(terms, UnaryOperator.identity());
  }

  boolean isBegun() {
    return begun;
  }

  /// Makes something of every few portions, on several threads. Whoever asks closes it.
  <T> InOrder<T> divided(Function<Batches, T> making) {
    begun = true;
    return new InOrder<>(
        run,
        () -> {
          List<Portion> some = new ArrayList<>();
          int most = 1 << Math.min(MOST_DOUBLINGS, divisions++ / (2 * run.threads()));
          for (Portion it = input.next(); it != null; it = input.next()) {
            some.add(it);
            if (some.size() == most) {
              break;
            }
          }
          Iterator<Portion> these = some.iterator();
          Portions portions = () -> these.hasNext() ? these.next() : null;
          return some.isEmpty() ? null : () -> making.apply(() -> next(portions));
        });
  }

  @Override
  public @Nullable Batch next() {
    begun = true;
    if (!several) {
      return next(input);
    }
    if (parallel == null) {
      parallel = new InOrder<>(run, this::work);
    }
    for (Batch batch = parallel.next(); batch != null; batch = parallel.next()) {
      if (batch.rows() > 0) {
        return batch;
      }
    }
    return null;
  }

  private @Nullable Callable<Batch> work() {
    Portion portion = input.next();
    return portion == null ? null : () -> changed(portion);
  }

  private @Nullable Batch next(Portions portions) {
    while (true) {
      run.checkpoint();
      Portion portion = portions.next();
      if (portion == null) {
        return null;
      }
      Batch batch = changed(portion);
      if (batch.rows() > 0) {
        return batch;
      }
    }
  }

  private Batch changed(Portion portion) {
    Batch batch = read(portion);
    for (UnaryOperator<Batch> change : changes) {
      run.checkpoint();
      batch = batch.rows() == 0 ? batch : change.apply(batch);
    }
    return batch;
  }

  private Batch read(Portion portion) {
    boolean matters = bound == null || bound.mayLet(place -> portion.range(readPlace[place]));
    if (!matters || !portion.mayMatter()) {
      return new Batch(List.of(), 0);
    }
    run.scanned(portion.rows());
    Column[] fetched = new Column[type.size()];
    Selection selection =
        new Selection(evaluator, portion.rows(), place -> fetch(portion, place, fetched));
    if (timePlace >= 0) {
      selection.keepWhere(within((LongColumn) portion.column(timePlace)));
    }
    for (Term predicate : predicates) {
      run.checkpoint();
      selection.keep(predicate);
    }
    if (bound != null && selection.count() > 0) {
      bound.cut(selection, place -> fetch(portion, place, fetched));
    }
    if (selection.count() == 0) {
      return new Batch(List.of(), 0);
    }
    List<Column> columns = new ArrayList<>(readPlace.length);
    for (int place = 0; place < readPlace.length; place++) {
      columns.add(
          output.get(place) && readPlace[place] >= 0
              ? selection.taken(fetch(portion, place, fetched))
              : Column.nulls(type.column(place).type(), selection.count()));
    }
    return new Batch(columns, selection.count());
  }

  private Column fetch(Portion portion, int place, Column[] fetched) {
    if (fetched[place] == null) {
      fetched[place] = portion.column(readPlace[place]);
    }
    return fetched[place];
  }

  private BoolColumn within(LongColumn times) {
    boolean[] inside = new boolean[times.size()];
    for (int row = 0; row < inside.length; row++) {
      inside[row] = !times.isNull(row) && run.timespan.contains(times.getLong(row));
    }
    return BoolColumn.wrap(inside, null, inside.length);
  }

  @Override
  public void close() {
    if (parallel != null) {
      parallel.close();
    }
    input.close();
  }
}
