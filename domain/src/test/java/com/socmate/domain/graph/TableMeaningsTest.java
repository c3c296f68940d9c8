package com.socmate.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TableMeaningsTest {

  /// Read by pattern: the domain has no JSON library, and the file is lists of pairs.
  @Test
  void every_table_and_column_is_one_of_the_schema_catalogue() throws IOException {
    var file = catalogue();
    Assumptions.assumeTrue(Files.exists(file), "no ../shared/data here");
    var text = Files.readString(file);
    assertThat(strangers(text)).isEmpty();
    assertThat(strangers(text.replace("\"UserPrincipalName\"", "\"SomethingElse\""))).isNotEmpty();
  }

  private static List<String> strangers(String catalogue) {
    var strangers = new ArrayList<String>();
    for (var meaning : TableMeanings.ALL.values()) {
      var columns =
          Pattern.compile("\"" + meaning.table() + "\":\\s*\\[((?:\\s*\\[[^\\]]*],?)*)\\s*]")
              .matcher(catalogue);
      if (!columns.find()) {
        strangers.add(meaning.table());
        continue;
      }
      named(meaning)
          .filter(it -> !columns.group(1).contains("\"" + it + "\""))
          .map(it -> meaning.table() + "." + it)
          .forEach(strangers::add);
    }
    return strangers;
  }

  private static Stream<String> named(TableMeaning meaning) {
    return Stream.concat(
        meaning.kinds().keySet().stream(),
        meaning.relations().stream().flatMap(it -> Stream.of(it.source(), it.target())));
  }

  @Test
  void what_a_relation_joins_has_a_kind() {
    for (var meaning : TableMeanings.ALL.values()) {
      assertThat(meaning.relations())
          .as(meaning.table())
          .allMatch(
              it -> meaning.kind(it.source()).isPresent() && meaning.kind(it.target()).isPresent());
    }
  }

  private static Path catalogue() {
    var folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder.resolve("../shared/data/log-analytics-tables.json");
  }
}
