package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.sentinel.sample.Intent;
import com.socmate.adapters.sentinel.sample.Manifest;
import com.socmate.adapters.sentinel.sample.SampleLogs;
import com.socmate.adapters.sentinel.sample.Settings;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.domain.finding.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole way from words to findings, over logs in which somebody planted incidents and things
/// that look like them.
class PlantedIncidentsTest {
  private static final Instant FIRST_NOW = Instant.parse("2026-03-04T15:20:00Z");

  /// The one that is being asked of; twenty would not fit into memory.
  private static final Map<Long, Planted> SAMPLES = new HashMap<>();

  private record Planted(RowsWorkspace workspace, Manifest manifest, Instant now) {
    static Planted of(long seed) {
      var now = FIRST_NOW.plus(Duration.ofMinutes(487 * seed));
      var rows = new HashMap<String, List<Map<String, Object>>>();
      var manifest =
          SampleLogs.generate(
              new Settings(seed, now, 9, 120),
              row -> rows.computeIfAbsent(row.table(), _ -> new ArrayList<>()).add(row.columns()));
      return new Planted(new RowsWorkspace(rows), manifest, now);
    }

    Set<String> of(String intent) {
      return manifest.incidents().stream()
          .filter(it -> it.intent().name().equalsIgnoreCase(intent))
          .map(
              it -> new TreeSet<>(it.key().parts().values().stream().map(String::valueOf).toList()))
          .map(Object::toString)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// Two seeds; twenty in the full test, or as many as `-Dsocmate.seeds` says.
  static Stream<Arguments> questions() {
    return LongStream.rangeClosed(
            1, Long.getLong("socmate.seeds", Boolean.getBoolean("socmate.full") ? 20 : 2))
        .boxed()
        .flatMap(seed ->
            Stream.concat(
                Stream.of(Intent.values()).map(it -> Arguments.of(it.word(), seed, it.question())),
                inOtherWords().map(it -> Arguments.of(it.get(0), seed, it.get(1)))));
  }

  private static Stream<List<String>> inOtherWords() {
    return Stream.of(
        List.of("failed_signins", "Check for brute force patterns across all user accounts"),
        List.of(
            "lateral_movement", "Search for lateral movement indicators across your environment"),
        List.of("audit_completeness", "Verify security baselines and audit log completeness"));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("questions")
  void exactly_what_was_planted_is_found(String intent, long seed, String question) {
    SAMPLES.keySet().removeIf(other -> other != seed);
    var planted = SAMPLES.computeIfAbsent(seed, Planted::of);
    var result = Enquiry.at(planted.now(), planted.workspace(), question);
    Set<String> found =
        result.conclusion().findings().stream()
            .map(PlantedIncidentsTest::key)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(found).isNotEmpty().isEqualTo(planted.of(intent));
    assertThat(result.report()).doesNotContain("struck", "could not be checked");
  }

  /// Pasted KQL is nothing that could be planted.
  @Test
  void every_kind_of_question_has_stories_in_the_sample() {
    var told = Stream.of(Intent.values()).map(Intent::word).collect(Collectors.toSet());
    assertThat(new IntentLibrary(new RowsWorkspace(Map.of())).all())
        .extracting(it -> it.name())
        .filteredOn(name -> !name.equals("pasted_kql"))
        .allSatisfy(name -> assertThat(told).contains(name));
  }

  /// A table's name is only a finding's name where no computer is.
  private static String key(Finding finding) {
    var values = new TreeSet<>(finding.key().values());
    if (!finding.key().getOrDefault("Computer", "").isEmpty()) {
      values.remove(finding.key().getOrDefault("Table", ""));
    }
    values.remove("");
    return values.toString();
  }
}
