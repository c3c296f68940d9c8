package com.socmate.kql.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Checked;
import com.socmate.kql.GeneratedDocument;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.ExternalData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Asks the engine about each name the language's documentation has, and writes
/// `docs/kql/coverage.md` of what it answers.
class CoverageTest {
  private static final KqlEngine ENGINE = KqlEngine.standard().with(ExternalData.EMPTY);
  private static final String HEAD =
      """
      # How much of KQL there is
      Written by `CoverageTest`, which asks the engine about every name of the language's
      documentation; what it does differently is in [differences](differences.md), what mistaken
      queries are told in [errors](errors.md).

      """;

  private static Map<String, List<String>> documented() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    try (InputStream in = CoverageTest.class.getResourceAsStream("documented.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      for (int i = 0; i + 1 < lines.size(); i += 2) {
        names.put(lines.get(i).substring(2), List.of(lines.get(i + 1).split(" ")));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return names;
  }

  /// Whether the engine knows a name: its complaint about a query with it, if any, is another one.
  private static boolean known(String kind, String name) {
    return switch (kind) {
      case "tabular operators" -> operatorIsKnown(name);
      case "scalar operators" -> operatorOfValuesIsKnown(name.replace('~', ' ').strip(), name);
      case "plugins" ->
          !complains("print a = 1 | evaluate " + name + "()", "No plugin", "reaches outside");
      case "aggregates" -> !complains("print a = 1 | summarize " + name + "()", "No function");
      default -> !complains("print a = 1 | extend b = " + name + "()", "No function");
    };
  }

  private static boolean operatorIsKnown(String name) {
    return switch (name) {
      case "datatable" -> !complains("datatable(a: long)[1]", "");
      case "externaldata" -> !complains("externaldata(a: long)['https://example.org']", "");
      case "range" -> !complains("range a from 1 to 2 step 1", "");
      case "print" -> !complains("print a = 1", "");
      default ->
          !complains(
              "print a = 1 | " + name, "Expected an operator", "is not supported", "cannot run");
    };
  }

  private static boolean operatorOfValuesIsKnown(String spaced, String name) {
    String operator =
        name.endsWith("~") || name.contains("=~") || name.equals("!~") ? name : spaced;
    List<String> shapes =
        List.of("'a' %s 'b'", "'a' %s ('b')", "1 %s 2", "1 %s (1 .. 2)", "true %s false");
    return shapes.stream()
        .anyMatch(shape -> !complains("print x = " + shape.replace("%s", operator), ""));
  }

  private static boolean complains(String query, String... complaints) {
    return ENGINE.check(query, Catalogue.empty()) instanceof Checked.Invalid invalid
        && invalid.diagnostics().stream()
            .filter(Diagnostic::isError)
            .anyMatch(it -> List.of(complaints).stream().anyMatch(it.message()::contains));
  }

  private static String section(String kind, List<String> names) {
    TreeSet<String> has = new TreeSet<>();
    TreeSet<String> lacks = new TreeSet<>();
    names.forEach(name -> (known(kind, name) ? has : lacks).add(name));
    String title = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    return "## %s: %d of %d\n%s\n\n%s\n"
        .formatted(
            title,
            has.size(),
            names.size(),
            listed(has),
            lacks.isEmpty() ? "Missing: none." : "Missing: " + listed(lacks));
  }

  private static String listed(SortedSet<String> names) {
    StringBuilder text = new StringBuilder();
    int column = 0;
    for (String name : names) {
      String item = "`" + name.replace("matches~regex", "matches regex") + "`";
      if (column > 0 && column + item.length() > 110) {
        text.append('\n');
        column = 0;
      } else if (column > 0) {
        text.append(' ');
      }
      text.append(item);
      column += item.length() + 1;
    }
    return text.toString();
  }

  @Test
  void the_page_says_what_the_engine_has() {
    String sections =
        documented().entrySet().stream()
            .map(it -> section(it.getKey(), it.getValue()))
            .collect(Collectors.joining("\n"));
    GeneratedDocument.holds("docs/kql/coverage.md", HEAD + sections);
  }

  @Test
  void a_name_that_is_not_there_is_noticed() {
    assertThat(known("scalar functions", "no_such_function")).isFalse();
    assertThat(known("plugins", "no_such_plugin")).isFalse();
    assertThat(known("tabular operators", "no-such")).isFalse();
    assertThat(known("scalar operators", "nosuch")).isFalse();
    assertThat(known("aggregates", "no_such_aggregate")).isFalse();
  }
}
