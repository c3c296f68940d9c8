package com.socmate.adapters.sentinel.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class IngestDocumentationTest {
  private static final String BEGIN =
      "<!-- field map: begin (held by IngestDocumentationTest) -->\n";
  private static final String END = "<!-- field map: end -->";

  @Test
  void the_documented_field_map_is_the_one_in_the_code() throws IOException {
    var page = Files.readString(Project.root().resolve("docs/ingest.md"));
    var documented = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    var declared = String.join("\n", FieldMap.ALL.stream().map(FieldMap::markdown).toList());
    assertThat(documented.strip()).isEqualTo(declared.strip());
  }

  @Test
  void every_column_that_is_mapped_exists_in_its_table() {
    for (FieldMap map : FieldMap.ALL) {
      assertThat(map.columns())
          .allSatisfy(column ->
              assertThat(Tables.KNOWN.column(map.table(), column)).as(column).isPresent());
    }
  }
}
