package com.socmate.kql;

import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;

/// Other people's queries, which are read in place; a test is skipped where they are absent.
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    Path file = at.resolve("../shared/data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), name + " is not here");
    return file;
  }

  /// The queries of the corpus and of the documentation's examples.
  public static List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (String name : List.of("kql-corpus.jsonl", "kql-doc-examples.jsonl")) {
      queries.addAll(queries(file(name)));
    }
    return queries;
  }

  public static List<String> queries(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .filter(it -> !it.isBlank())
          .map(line -> {
            Value.Bag fields = (Value.Bag) Json.parse(line);
            return ValueText.of(Objects.requireNonNull(fields.properties().get("query")));
          })
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
