package com.socmate.conformance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The vector files beside the project, where they are there.
class SharedVectorsTest {

  @Test
  void every_cron_vector_of_our_policy_holds() {
    Tally tally = tally(new CronSuite(), "cron-vectors.json");
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.passed()).isGreaterThan(300);
  }

  @Test
  void labelled_queries_are_judged_as_their_labels_say() {
    Tally tally = tally(new SpecificitySuite(), "specificity-cases.jsonl");
    assertThat(tally.percent()).as("%s", tally.failures()).isGreaterThanOrEqualTo(95);
  }

  @Test
  void our_own_labelled_queries_are_judged_as_their_labels_say() throws URISyntaxException {
    var file =
        Path.of(requireNonNull(getClass().getResource("/specificity/own-words.jsonl")).toURI());
    Tally tally = new Tally();
    try (Stream<Result> results = new SpecificitySuite().run(new VectorFile(file))) {
      results.forEach(tally::add);
    }
    assertThat(tally.failures()).isEmpty();
    assertThat(requireNonNull(tally.sides().get("window")).percent()).isEqualTo(100);
    assertThat(requireNonNull(tally.sides().get("threshold")).percent()).isGreaterThanOrEqualTo(90);
    assertThat(requireNonNull(tally.sides().get("aggregation_key")).percent())
        .isGreaterThanOrEqualTo(90);
  }

  @Test
  void public_queries_are_judged_as_the_service_judges_them() {
    Tally tally = tally(new KqlCorpusSuite(), "kql-corpus.jsonl");
    assertThat(tally.percent()).as("%s", tally.failures()).isGreaterThanOrEqualTo(99);
  }

  @Test
  void examples_of_the_documentation_give_what_their_pages_show() {
    Tally tally = tally(new KqlExamplesSuite(), "kql-doc-examples.jsonl");
    assertThat(requireNonNull(tally.sides().get("all else")).percent())
        .as("%s", tally.failures())
        .isGreaterThanOrEqualTo(89);
    assertThat(requireNonNull(tally.sides().get("geo and graphs")).percent())
        .as("%s", tally.failures())
        .isGreaterThanOrEqualTo(90);
  }

  @Test
  void sites_are_scored_as_the_observatory_scores_them() {
    Tally tally = tally(new ObservatorySuite(), "observatory-vectors.json");
    assertThat(tally.failures()).isEmpty();
    assertThat(tally.passed()).isGreaterThan(800);
  }

  private static Tally tally(Suite suite, String name) {
    Optional<Path> file = shared(name);
    assumeTrue(file.isPresent(), name + " is not beside the project");
    Tally tally = new Tally();
    try (Stream<Result> results = suite.run(new VectorFile(file.orElseThrow()))) {
      results.forEach(tally::add);
    }
    return tally;
  }

  private static Optional<Path> shared(String name) {
    return Stream.iterate(
            Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
        .filter(directory -> Files.exists(directory.resolve("mvnw")))
        .map(root -> root.resolveSibling("shared").resolve("data").resolve(name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
