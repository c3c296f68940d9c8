package com.socmate.kql.hunting;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Queries;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.storage.LogFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Queries in the style of hunting rules over a few logs of a made-up company, with the rows that
/// Kusto would give. `expected.txt` holds a query a line, its rows indented beneath it.
class HuntingQueriesTest {
  private static final LogFolder LOGS = LogFolder.open(resource("logs"), Catalogue.logAnalytics());

  record Case(String query, List<String> rows) {
    static Case of(String block) {
      List<String> lines = block.lines().toList();
      List<String> rows =
          lines.subList(1, lines.size()).stream().map(it -> it.substring(2)).toList();
      return new Case(lines.getFirst(), rows);
    }

    @Override
    public String toString() {
      return query;
    }
  }

  private static Path resource(String name) {
    try {
      return Path.of(Objects.requireNonNull(HuntingQueriesTest.class.getResource(name)).toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  static Stream<Case> cases() {
    try (InputStream in = HuntingQueriesTest.class.getResourceAsStream("expected.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.strip().split("\n\n")).map(Case::of);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_hunting_query_gives_the_rows_kusto_would(Case example) {
    assertThat(
            Queries.rows(example.query(), LOGS.catalogue(), LOGS).stream()
                .map(HuntingQueriesTest::squeezed))
        .containsExactlyElementsOf(
            example.rows().stream().map(HuntingQueriesTest::squeezed).toList());
  }

  private static String squeezed(String row) {
    return row.replaceAll("\\s*\\|\\s*", "|").strip();
  }
}
