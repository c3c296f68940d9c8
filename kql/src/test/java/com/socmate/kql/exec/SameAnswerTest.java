package com.socmate.kql.exec;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Queries;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.storage.SegmentStore;
import com.socmate.kql.value.ValueText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A query gives the same rows however it is run: with everything at hand or read from segments
/// with what can be passed over, on one thread or several, in memory or with rows put away on disk.
class SameAnswerTest {
  private static final int ROWS = 12_000;
  private static final long TIGHT = 400_000;

  private static final List<String> PREDICATES =
      List.of(
          "Kind == 'kind-3'",
          "Kind in ('kind-1', 'kind-5')",
          "Kind =~ 'KIND-2'",
          "User has 'host'",
          "User has '17'",
          "User has_any ('1234', '22')",
          "User has_all ('host', '7')",
          "User contains 'SER 12'",
          "User !contains 'ser 1'",
          "User startswith 'Üser 2'",
          "Path has 'tool77'",
          "Path has 'tool77.exe'",
          "Path contains 'tool77'",
          "Path matches regex @'tool1\\d+\\.exe -x 9'",
          "Path matches regex @'(?i)TOOL12\\d\\.exe'",
          "Path endswith '7'",
          "Path !has 'bin'",
          "Number > 4000",
          "Number between (10 .. 60)",
          "Number in (1, 2, 3, 777)",
          "Number == 42 or Real < 1",
          "isnull(Number)",
          "Real >= 100.5",
          "Flag",
          "not(Flag)",
          "Bag.n == 3",
          "isempty(Kind) and isnotempty(User)",
          "TimeGenerated >= datetime(2026-02-02)",
          "TimeGenerated between (datetime(2026-02-01 05:00) .. 2h)",
          "TimeGenerated < datetime(2026-02-01 01:00) and Id % 3 == 0",
          "Id > 11000",
          "User has 'nowhere'");

  private static final List<String> ENDINGS =
      List.of(
          "project Id, Kind, User, Number, Real, Flag, Path, Bag",
          "summarize count() by Kind",
          "summarize count(), sum(Number), min(Real), max(Path) by User",
          "summarize dcount(User), countif(Flag), make_set(Kind) by bin(TimeGenerated, 1h)",
          "summarize arg_max(TimeGenerated, Id, Path) by User, Kind",
          "summarize arg_min(Real, Id), take_any(Kind) by Number",
          "summarize make_list(Id, 5), n = count() by Path",
          "summarize count() by User, Number, Path",
          "distinct User, Kind",
          "order by Path asc, Id desc | project Id, Path",
          "order by Real desc, User asc, Id asc",
          "top 25 by Id desc",
          "order by Number asc, Id asc | take 40 | project Id, Number",
          "mv-expand x = Bag.a to typeof(string) | summarize count() by x, Kind",
          "make-series n = count() default = 0 on TimeGenerated from datetime(2026-02-01) to"
              + " datetime(2026-02-05) step 6h by Kind",
          "join kind=inner (Rows_CL | where Number > 4900 | project User, Other = Id) on User"
              + " | project Id, Other",
          "join kind=leftouter (Rows_CL | where Flag | summarize n = count() by User) on User"
              + " | project Id, User, n",
          "join (Rows_CL | project User, Path) on User | summarize count() by User",
          "join kind=fullouter (Rows_CL | where Real > 120 | project Real, Extra = Id) on Real"
              + " | project Id, Extra",
          "join kind=leftanti (Rows_CL | where Id < 5000) on User | summarize count() by Kind",
          "extend l = strlen(User), d = Number / 7 | where l > 12 | summarize avg(d) by Kind, Flag",
          "where Id < 200 | extend before = prev(Id) | project Id, before",
          "summarize percentile(Number, 90), stdev(Real) by Kind",
          "as all | count");

  @TempDir private static Path root = Path.of("");
  private static SegmentStore store;

  @BeforeAll
  static void fill() throws IOException {
    store = SegmentStore.open(root, Catalogue.empty(), InstantSource.fixed(Queries.NOW));
    SplittableRandom dice = new SplittableRandom(7);
    for (int part = 0; part < 6; part++) {
      StringBuilder lines = new StringBuilder();
      for (int row = 0; row < ROWS / 6; row++) {
        lines.append(line(dice, part * (ROWS / 6) + row));
      }
      store.appendJson(
          "Rows_CL", new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  @AfterAll
  static void close() throws IOException {
    store.close();
  }

  private static String line(SplittableRandom dice, int row) {
    StringBuilder line = new StringBuilder("{\"TimeGenerated\":\"");
    line.append(Instant.parse("2026-02-01T00:00:00Z").plusSeconds(row * 11L)).append('"');
    line.append(",\"Id\":").append(row);
    if (dice.nextInt(10) > 0) {
      line.append(",\"Kind\":\"kind-").append(dice.nextInt(7)).append('"');
    }
    if (dice.nextInt(8) > 0) {
      line.append(",\"User\":\"Üser ").append(dice.nextInt(3000)).append(" at host.");
      line.append(dice.nextInt(40)).append('"');
    }
    if (dice.nextInt(6) > 0) {
      line.append(",\"Number\":").append(dice.nextInt(-50, 5000));
    }
    if (dice.nextInt(6) > 0) {
      line.append(",\"Real\":").append(dice.nextInt(1000) / 8.0);
    }
    if (dice.nextInt(4) > 0) {
      line.append(",\"Flag\":").append(dice.nextBoolean());
    }
    line.append(",\"Path\":\"C:\\\\bin\\\\tool").append(dice.nextInt(5000)).append(".exe -x ");
    line.append(dice.nextInt(1 << 20)).append('"');
    line.append(",\"Bag\":{\"a\":[").append(dice.nextInt(4)).append(",\"b").append(dice.nextInt(3));
    return line.append("\"],\"n\":").append(dice.nextInt(9)).append("}}\n").toString();
  }

  static List<String> queries() {
    SplittableRandom dice = new SplittableRandom(20_260_301);
    return IntStream.range(0, 96)
        .mapToObj(i -> {
          StringBuilder query = new StringBuilder("Rows_CL");
          for (int filters = dice.nextInt(3); filters > 0; filters--) {
            query.append(" | where ").append(PREDICATES.get(dice.nextInt(PREDICATES.size())));
          }
          return query.append(" | ").append(ENDINGS.get(i % ENDINGS.size())).toString();
        })
        .toList();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void however_it_is_run(String query) {
    TableSource plain =
        scan -> store.scan(new TableSource.Scan(scan.table(), scan.columns(), TimeRange.ALWAYS));
    KqlEngine engine = KqlEngine.standard();
    Budget ample = Budget.standard();
    List<String> expected = rows(engine, query, plain, ample);
    assertThat(rows(engine, query, store, ample)).isEqualTo(expected);
    assertThat(rows(engine.onThreads(3), query, store, ample)).isEqualTo(expected);
    Outcome tight = run(engine, query, store, ample.withMemory(TIGHT));
    if (tight instanceof Outcome.Answer answer) {
      assertThat(text(answer)).containsExactlyInAnyOrderElementsOf(expected);
      if (query.matches(".*\\| order by [^|]*(\\| project [^|]*)?")) {
        assertThat(text(answer)).isEqualTo(expected);
      }
    } else {
      assertThat(tight)
          .isInstanceOfSatisfying(
              Outcome.Failed.class, it -> assertThat(it.reason()).contains("more memory"));
    }
  }

  /// Each of these needs several times as much memory when nothing may be put away.
  static List<String> roomyOnDisk() {
    return List.of(
        "Rows_CL | summarize count(), max(Id) by Path, User",
        "Rows_CL | summarize make_list(Id, 3), arg_max(TimeGenerated, User) by Path",
        "Rows_CL | order by Path asc, Id asc | project Id, Path, User",
        "Rows_CL | join kind=inner (Rows_CL | project Path, Other = Id, User, Kind) on Path"
            + " | project Id, Other, User1",
        "Rows_CL | join kind=fullouter (Rows_CL | where Id % 2 == 0 | project Path, User, Kind,"
            + " Real, Other = Id) on Path | project Id, Other");
  }

  @ParameterizedTest
  @MethodSource("roomyOnDisk")
  void what_memory_does_not_hold_is_put_away_and_still_answered(String query) {
    KqlEngine engine = KqlEngine.standard();
    List<String> expected = rows(engine, query, store, Budget.standard());
    assertThat(rows(engine, query, store, Budget.standard().withMemory(2_500_000)))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Outcome run(KqlEngine engine, String query, TableSource source, Budget budget) {
    return engine.run(Request.of(query, store.catalogue(), source, Queries.NOW).within(budget));
  }

  private static List<String> rows(
      KqlEngine engine, String query, TableSource source, Budget budget) {
    Outcome outcome = run(engine, query, source, budget);
    assertThat(outcome).isInstanceOf(Outcome.Answer.class);
    return outcome instanceof Outcome.Answer answer ? text(answer) : List.of();
  }

  private static List<String> text(Outcome.Answer answer) {
    return answer
        .table()
        .rows()
        .map(row -> String.join("|", row.stream().map(ValueText::of).toList()))
        .toList();
  }
}
