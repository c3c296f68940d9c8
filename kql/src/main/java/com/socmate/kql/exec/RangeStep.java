package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import com.socmate.kql.value.RealColumn;
import com.socmate.kql.value.Value;
import org.jspecify.annotations.Nullable;

/// Counts from one value to another.
final class RangeStep implements Batches {
  private static final int ROWS = 8192;
  private final Run run;
  private final ScalarType type;
  private final boolean real;
  private final double from;
  private final double to;
  private final double step;
  private final long wholeFrom;
  private final long wholeTo;
  private final long wholeStep;
  private boolean done;
  private long next;

  RangeStep(Run run, Evaluator evaluator, Plan.Range range) {
    this.run = run;
    this.type = range.type().column(0).type();
    this.real = type == ScalarType.REAL;
    Value first = evaluator.constant(range.from());
    Value last = evaluator.constant(range.to());
    Value by = evaluator.constant(range.step());
    this.from = real(first);
    this.to = real(last);
    this.step = real(by);
    this.wholeFrom = whole(first);
    this.wholeTo = whole(last);
    this.wholeStep = whole(by);
    this.done =
        first.isNull() || last.isNull() || by.isNull() || (real ? step == 0 : wholeStep == 0);
  }

  private static double real(Value value) {
    return value instanceof Value.Real(double number) ? number : whole(value);
  }

  private static long whole(Value value) {
    return switch (value) {
      case Value.Int32(int number) -> number;
      case Value.Int64(long number) -> number;
      case Value.Datetime(long ticks) -> ticks;
      case Value.Timespan(long ticks) -> ticks;
      default -> 0;
    };
  }

  @Override
  public @Nullable Batch next() {
    if (done) {
      return null;
    }
    run.checkpoint();
    Column column = real ? reals() : wholes();
    return Batch.of(column.size(), column);
  }

  private Column reals() {
    RealColumn.Builder builder = new RealColumn.Builder(ROWS);
    while (builder.size() < ROWS) {
      double value = from + next * step;
      if (step > 0 ? value > to : value < to) {
        done = true;
        break;
      }
      builder.add(value);
      next++;
    }
    return builder.build();
  }

  private Column wholes() {
    LongColumn.Builder builder = new LongColumn.Builder(type, ROWS);
    while (builder.size() < ROWS) {
      long value = wholeFrom + next * wholeStep;
      boolean wrapped = Math.multiplyHigh(next, wholeStep) != (next * wholeStep) >> 63;
      if (wrapped
          || (wholeStep > 0
              ? value > wholeTo || value < wholeFrom
              : value < wholeTo || value > wholeFrom)) {
        done = true;
        break;
      }
      builder.add(value);
      next++;
    }
    return builder.build();
  }
}
