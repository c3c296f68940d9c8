package com.socmate.kql.storage;

import com.socmate.kql.bind.RowType;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.exec.TimeRange;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Ticks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Puts small segments together: those of one table, source and day, once there are enough of them.
/// No row changes, nor when it came.
final class Compaction {
  private static final int SMALL = 16_384;
  private static final int MOST = 65_536;
  private static final int WORTH = 8;

  private record Group(String source, long day) {}

  private final SegmentStore store;

  Compaction(SegmentStore store) {
    this.store = store;
  }

  int run() throws IOException {
    int fewer = 0;
    for (Map.Entry<String, List<Holdings.Kept>> table : store.holdings().tables().entrySet()) {
      Map<Group, List<Holdings.Kept>> groups = new LinkedHashMap<>();
      for (Holdings.Kept kept : table.getValue()) {
        if (kept.segment().rows() < SMALL) {
          long day = kept.segment().first() / Ticks.PER_DAY;
          groups.computeIfAbsent(new Group(kept.source(), day), _ -> new ArrayList<>()).add(kept);
        }
      }
      for (List<Holdings.Kept> group : groups.values()) {
        fewer += group.size() < WORTH ? 0 : together(table.getKey(), upTo(group));
      }
    }
    return fewer;
  }

  private static List<Holdings.Kept> upTo(List<Holdings.Kept> group) {
    List<Holdings.Kept> some = new ArrayList<>();
    int rows = 0;
    for (Holdings.Kept kept : group) {
      rows += kept.segment().rows();
      if (rows > MOST) {
        break;
      }
      some.add(kept);
    }
    return some;
  }

  private int together(String table, List<Holdings.Kept> group) throws IOException {
    Map<String, ScalarType> types = new LinkedHashMap<>();
    types.put(RowType.INGESTION_TIME.name(), ScalarType.DATETIME);
    int rows = 0;
    for (Holdings.Kept kept : group) {
      rows += kept.segment().rows();
      kept.segment()
          .blocks()
          .forEach((name, block) -> types.merge(name, block.column().type(), Inference::wider));
    }
    List<ColumnSchema> schema =
        types.entrySet().stream().map(it -> new ColumnSchema(it.getKey(), it.getValue())).toList();
    TableSource.Scan scan = new TableSource.Scan(table, schema, TimeRange.ALWAYS);
    ColumnCache nothing = new ColumnCache(0);
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int place = 0; place < schema.size(); place++) {
      List<Column> parts = new ArrayList<>();
      for (Holdings.Kept kept : group) {
        parts.add(new SegmentPortion(kept.segment(), scan, nothing).column(place));
      }
      columns.put(schema.get(place).name(), Column.concat(schema.get(place).type(), parts));
    }
    StoreChange change = store.change();
    group.forEach(change::remove);
    change.addSegment(table, group.getFirst().source(), columns, rows);
    change.commit();
    return group.size() - 1;
  }
}
