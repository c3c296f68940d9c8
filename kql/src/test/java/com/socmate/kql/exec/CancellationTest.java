package com.socmate.kql.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Queries;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.catalogue.TableSchema;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Column;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every operator asks whether it should stop at least once for each batch it reads, and stops
/// there and then. Questions are counted, not time.
class CancellationTest {
  private static final int BATCHES = 24;
  private static final int ROWS = 250;
  private static final Catalogue CATALOGUE =
      Catalogue.of(
          List.of(
              new TableSchema(
                  "T",
                  List.of(
                      new ColumnSchema("Id", ScalarType.LONG),
                      new ColumnSchema("Who", ScalarType.STRING),
                      new ColumnSchema("At", ScalarType.DATETIME),
                      new ColumnSchema("Bag", ScalarType.DYNAMIC)))));

  private final AtomicInteger questions = new AtomicInteger();
  private final AtomicInteger batchesSinceAsked = new AtomicInteger();
  private int mostBatchesUnasked;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T",
        "T | where Id > 3 | project Who",
        "T | extend x = strcat(Who, '!') | where x has 'w1'",
        "T | summarize count(), dcount(Id) by Who",
        "T | summarize make_list(Id), arg_max(Id, *) by Who",
        "T | distinct Id",
        "T | order by Id desc",
        "T | top 5 by Who asc",
        "T | order by Id asc | extend p = prev(Who) | where p != Who",
        "T | join kind=inner (T | project Id) on Id",
        "T | join kind=fullouter (T | project Id, Other = Who) on Id",
        "T | join kind=leftanti (T | where Id < 9) on Id",
        "T | lookup (T | summarize n = count() by Who) on Who",
        "T | union T | count",
        "T | mv-expand Bag.items",
        "T | mv-apply i = Bag.items on (summarize n = count())",
        "T | make-series n = count() on At step 1h by Who",
        "T | parse Who with 'w' n:long",
        "T | partition by Who (top 1 by Id)",
        "T | scan with (step s: Id > 0;)",
        "T | top-nested 2 of Who by count()",
        "T | search 'w3'",
        "T | sample 20",
        "T | project Who, Id = Id % 3 | evaluate autocluster()",
        "T | project Who, Id = Id % 3 | evaluate basket()",
        "T | reduce by Who",
        "T | evaluate pivot(Who)",
        "T | evaluate bag_unpack(Bag)",
        "T | evaluate narrow()",
        "T | make-graph Who --> Who | graph-match (a)-[e]->(b) project e.Id",
        "let x = materialize(T | where Id > 3); x | count",
        "T | as all | where Id in ((all | summarize max(Id)))"
      })
  void whoever_wants_a_query_to_stop_is_heard_at_every_batch(String query) {
    assertThat(run(query, Integer.MAX_VALUE)).isInstanceOf(Outcome.Answer.class);
    int all = questions.get();
    assertThat(all).isGreaterThanOrEqualTo(BATCHES);
    assertThat(mostBatchesUnasked).isLessThanOrEqualTo(2);
    for (int at : new int[] {1, all / 3, all / 2, all - 1}) {
      questions.set(0);
      assertThat(run(query, at)).isInstanceOf(Outcome.Cancelled.class);
      assertThat(questions).hasValue(at);
    }
  }

  private Outcome run(String query, int stopAt) {
    Cancellation cancellation =
        Cancellation.when(() -> {
          batchesSinceAsked.set(0);
          return questions.incrementAndGet() >= stopAt;
        });
    TableSource source = scan -> batches(scan);
    return KqlEngine.standard()
        .run(Request.of(query, CATALOGUE, source, Queries.NOW).stoppedBy(cancellation));
  }

  private Batches batches(TableSource.Scan scan) {
    int[] next = {0};
    return () -> {
      if (next[0] == BATCHES) {
        return null;
      }
      mostBatchesUnasked = Math.max(mostBatchesUnasked, batchesSinceAsked.incrementAndGet());
      int first = ROWS * next[0]++;
      List<Column> columns = new ArrayList<>();
      for (ColumnSchema column : scan.columns()) {
        columns.add(
            Column.of(
                column.type(),
                IntStream.range(first, first + ROWS).mapToObj(id -> value(column, id)).toList()));
      }
      return new Batch(columns, ROWS);
    };
  }

  private static Value value(ColumnSchema column, int id) {
    return switch (column.name()) {
      case "Id" -> Values.of((long) id);
      case "Who" -> Values.of("w" + id % 7);
      case "At" -> new Value.Datetime(Ticks.of(Queries.NOW) + id * 600_000_000L);
      default ->
          new Value.Bag(Map.of("items", new Value.Array(List.of(Values.of(1L), Values.of(2L)))));
    };
  }
}
