package com.socmate.kql.exec;

import com.socmate.kql.bind.Plan;
import com.socmate.kql.bind.RowType;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.LongColumn;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a stored table: only the columns some step looks at, only the time some row can be of.
final class ScanStep implements Batches {
  private static final String TIME = "TimeGenerated";
  private final Run run;
  private final RowType type;
  private final int[] readPlace;
  private final int timePlace;
  private final Batches input;

  ScanStep(Run run, Plan.Scan scan, Demand.OfScan demand) {
    this.run = run;
    this.type = scan.type();
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
    TimeRange range = demand.time().and(run.timespan);
    this.input = run.source.scan(new TableSource.Scan(scan.table(), read, range));
  }

  @Override
  public @Nullable Batch next() {
    run.checkpoint();
    Batch batch = input.next();
    if (batch == null) {
      return null;
    }
    run.scanned(batch.rows());
    return widened(timePlace >= 0 ? within(batch) : batch);
  }

  private Batch within(Batch batch) {
    LongColumn times = (LongColumn) batch.column(timePlace);
    int[] rows = new int[batch.rows()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (!times.isNull(row) && run.timespan.contains(times.getLong(row))) {
        rows[count++] = row;
      }
    }
    return count == batch.rows() ? batch : batch.gather(rows, count);
  }

  /// Puts a column of nulls, which costs nothing, where nobody looks.
  private Batch widened(Batch batch) {
    List<Column> columns = new ArrayList<>(readPlace.length);
    for (int place = 0; place < readPlace.length; place++) {
      ScalarType columnType = type.column(place).type();
      columns.add(
          readPlace[place] >= 0
              ? batch.column(readPlace[place])
              : Column.nulls(columnType, batch.rows()));
    }
    return new Batch(columns, batch.rows());
  }

  @Override
  public void close() {
    input.close();
  }
}
