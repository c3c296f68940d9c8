package com.socmate.adapters.sentinel.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SampleLogsTest {
  private static final Instant WEDNESDAY_NOON = Instant.parse("2026-03-04T12:07:31Z");

  private record Sample(Manifest manifest, List<Row> rows) {
    static Sample of(Settings settings) {
      var rows = new ArrayList<Row>();
      return new Sample(SampleLogs.generate(settings, rows::add), rows);
    }

    Set<String> planted(Intent intent) {
      return manifest.incidents().stream()
          .filter(it -> it.intent() == intent)
          .map(it -> it.key().values())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /// Twenty seeds, at twenty moments of the week and the day.
  static Stream<Settings> seeds() {
    return LongStream.rangeClosed(1, 20)
        .mapToObj(
            seed -> new Settings(seed, WEDNESDAY_NOON.plus(Duration.ofMinutes(seed * 517)), 8, 90));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void an_oracle_finds_exactly_what_was_planted(Settings settings) {
    var sample = Sample.of(settings);
    for (Duration late : List.of(Duration.ofMinutes(-5), Duration.ZERO, Duration.ofMinutes(12))) {
      var oracle = new Oracle(sample.rows(), settings.now().plus(late));
      for (Intent intent : Oracle.KNOWN) {
        assertThat(oracle.find(intent))
            .as("%s of seed %d", intent, settings.seed())
            .isEqualTo(sample.planted(intent));
      }
    }
  }

  @Test
  void nothing_is_listed_twice() {
    var manifest = Sample.of(settings(1)).manifest();
    var ids =
        Stream.concat(
                manifest.incidents().stream().map(Manifest.Incident::id),
                manifest.nearMisses().stream().map(Manifest.NearMiss::id))
            .toList();
    var keys =
        Stream.concat(
                manifest.incidents().stream().map(it -> it.intent() + it.key().values()),
                manifest.nearMisses().stream().map(it -> it.intent() + it.key().values()))
            .toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(keys).doesNotHaveDuplicates();
  }

  @Test
  void every_intent_has_at_least_two_incidents_and_three_near_misses() {
    var manifest = Sample.of(settings(7)).manifest();
    for (Intent intent : Intent.values()) {
      assertThat(manifest.incidents())
          .filteredOn(it -> it.intent() == intent)
          .hasSizeGreaterThanOrEqualTo(2);
      assertThat(manifest.nearMisses())
          .filteredOn(it -> it.intent() == intent)
          .hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void what_the_manifest_expects_is_what_the_rows_say() {
    var sample = Sample.of(settings(3));
    var oracle = new Oracle(sample.rows(), WEDNESDAY_NOON);
    var failures = oracle.failuresByAddress();
    var reached = oracle.lateralMovement();
    for (var incident : sample.manifest().incidents()) {
      var key = incident.key().values();
      switch (incident.intent()) {
        case FAILED_SIGNINS ->
            assertThat(incident.expected())
                .containsEntry("failures", failures.getOrDefault(key, List.of()).size());
        case LATERAL_MOVEMENT ->
            assertThat(List.copyOf(reached.get(key)))
                .isEqualTo(incident.expected().get("computers"));
        case AUDIT_COMPLETENESS -> assertThat(incident.expected()).containsKeys("first", "last");
        default -> assertThat(incident.expected()).containsKey("events");
      }
    }
  }

  @Test
  void one_more_failure_turns_the_exact_five_into_a_finding() {
    var sample = Sample.of(settings(5));
    var five =
        sample.manifest().nearMisses().stream()
            .filter(it -> it.id().equals("failed_signins/exactly-five"))
            .findFirst()
            .orElseThrow()
            .key()
            .values();
    var sixth =
        sample.rows().stream()
            .filter(row -> row.text("IPAddress").equals(five))
            .findFirst()
            .orElseThrow();
    sample.rows().add(sixth);
    assertThat(new Oracle(sample.rows(), WEDNESDAY_NOON).find(Intent.FAILED_SIGNINS))
        .contains(five);
  }

  @Test
  void every_address_is_private_or_kept_for_documentation() {
    var addresses =
        Sample.of(settings(2)).rows().stream()
            .flatMap(row ->
                Stream.of(
                        "IPAddress",
                        "IpAddress",
                        "SourceIP",
                        "DestinationIP",
                        "ClientIP",
                        "CallerIpAddress")
                    .map(row::text))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(addresses)
        .allMatch(it ->
            it.matches(
                "|-|::1|127\\.0\\.0\\.1|(10|192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\..*|2001:db8:.*"));
  }

  @Test
  void too_few_days_are_refused_with_the_reason() {
    assertThatThrownBy(() -> new Settings(1, WEDNESDAY_NOON, 7, 90)).hasMessageContaining("not 7");
  }

  private static Settings settings(long seed) {
    return new Settings(seed, WEDNESDAY_NOON, 8, 90);
  }
}
