package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.ExternalData;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Holds the engine to the verdicts recorded for public detection and hunting queries, read in
/// place.
class CorpusTest {
  private static final KqlEngine ENGINE = KqlEngine.standard().with(ExternalData.EMPTY);

  /// A query and what was recorded of it.
  private record Entry(String query, boolean parses, boolean binds) {}

  private static Path corpus() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return Objects.requireNonNullElse(folder, Path.of(""))
        .resolve("../shared/data/kql-corpus.jsonl");
  }

  private static List<Entry> entries() throws IOException {
    Assumptions.assumeTrue(Files.exists(corpus()), "the recorded corpus is not here");
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(corpus())) {
      Map<String, Value> fields = ((Value.Bag) Json.parse(line)).properties();
      String query = ValueText.of(Objects.requireNonNull(fields.get("query")));
      boolean parses =
          ValueText.of(Objects.requireNonNull(fields.get("msSyntaxErrors"))).equals("0");
      boolean meant =
          ValueText.of(Objects.requireNonNull(fields.get("msSemanticErrors"))).equals("[]");
      entries.add(new Entry(query, parses, parses && meant));
    }
    return entries;
  }

  private static boolean parses(Entry entry) {
    return !(ENGINE.check(entry.query(), Catalogue.logAnalytics())
            instanceof Checked.Invalid invalid)
        || invalid.parses();
  }

  private static boolean binds(Entry entry) {
    return ENGINE.check(entry.query(), Catalogue.logAnalytics()) instanceof Checked.Valid;
  }

  private static boolean runs(Entry entry) {
    Request request =
        Request.of(entry.query(), Catalogue.logAnalytics(), TableSource.EMPTY, Queries.NOW);
    return ENGINE.run(request) instanceof Outcome.Answer;
  }

  @Test
  void every_recorded_verdict_on_grammar_is_ours_too() throws IOException {
    assertThat(entries()).allMatch(entry -> parses(entry) == entry.parses());
  }

  @Test
  void ninety_eight_of_a_hundred_verdicts_on_meaning_are_ours_too() throws IOException {
    List<Entry> entries = entries();
    long same = entries.stream().filter(entry -> binds(entry) == entry.binds()).count();
    assertThat(same).isGreaterThanOrEqualTo(entries.size() * 98L / 100);
  }

  @Test
  void ninety_five_of_a_hundred_queries_that_bind_run_over_empty_tables() throws IOException {
    List<Entry> bindable = entries().stream().filter(Entry::binds).toList();
    long ran = bindable.stream().filter(CorpusTest::runs).count();
    assertThat(ran).isGreaterThanOrEqualTo(bindable.size() * 95L / 100);
  }
}
