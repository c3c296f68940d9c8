package com.socmate.kql.examples;

import com.socmate.kql.value.Json;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import com.socmate.kql.value.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A query of the documentation with the table printed beneath it.
record Example(String page, int number, String query, List<List<String>> rows) {

  static List<Example> read(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      List<String> texts = lines.filter(it -> !it.isBlank()).toList();
      return IntStream.range(0, texts.size()).mapToObj(i -> of(i + 1, texts.get(i))).toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Example of(int number, String line) {
    Map<String, Value> fields = ((Value.Bag) Json.parse(line)).properties();
    String path = ValueText.of(fields.getOrDefault("path", Values.EMPTY_TEXT));
    List<List<String>> rows =
        items(fields.get("rows")).stream()
            .map(row -> items(row).stream().map(ValueText::of).toList())
            .toList();
    return new Example(
        path.substring(path.lastIndexOf('/') + 1),
        number,
        ValueText.of(fields.getOrDefault("query", Values.EMPTY_TEXT)),
        rows);
  }

  private static List<Value> items(@Nullable Value value) {
    return value instanceof Value.Array(List<Value> items) ? items : List.of();
  }

  /// Geometry and graphs are counted apart.
  boolean isCounted() {
    return !query.contains("geo_") && !query.contains("graph");
  }
}
