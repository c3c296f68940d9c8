package com.socmate.kql.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.KqlEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ExamplesTest {
  private static final double SHARE_EQUAL = 0.87;

  @Test
  void examples_of_the_documentation_print_what_their_pages_show() {
    Path file = root().resolve("../shared/data/kql-doc-examples.jsonl");
    Assumptions.assumeTrue(Files.exists(file), "the documentation's examples are not here");
    List<ExampleRun> runs =
        Example.read(file).stream()
            .filter(Example::isCounted)
            .map(example -> ExampleRun.of(KqlEngine.standard(), example))
            .toList();
    long equal = runs.stream().filter(ExampleRun::equal).count();
    assertThat((double) equal / runs.size())
        .as(() -> differences(runs))
        .isGreaterThanOrEqualTo(SHARE_EQUAL);
  }

  private static String differences(List<ExampleRun> runs) {
    return String.join(
        "\n",
        runs.stream()
            .filter(it -> !it.equal())
            .map(it -> it.example().number() + " " + it.example().page() + ": " + it.difference())
            .toList());
  }

  private static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
    }
    return at;
  }
}
