package com.socmate.cli.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
  private static final Manifest.Incident ADDRESS =
      new Manifest.Incident("a", "failed_signins", "203.0.113.7", "");
  private static final Manifest.Incident ACCOUNT =
      new Manifest.Incident("b", "lateral_movement", "user017@contoso.example", "");

  private static Finding about(String... values) {
    return new Finding("title", "high", new LinkedHashSet<>(List.of(values)), List.of());
  }

  private static Verdict verdict(Finding... findings) {
    return Verdict.of(List.of(ADDRESS, ACCOUNT), Stream.of(findings).toList());
  }

  @Test
  void it_is_exact_when_each_incident_has_its_one_finding() {
    assertThat(
            verdict(about("USER017@contoso.example", "10.0.0.9"), about("203.0.113.7")).isExact())
        .isTrue();
  }

  @Test
  void a_missing_finding_is_a_miss() {
    assertThat(verdict(about("203.0.113.7")).missed()).containsExactly(ACCOUNT);
  }

  @Test
  void a_finding_about_something_else_or_a_second_time_is_one_too_many() {
    Finding again = about("203.0.113.7");
    Finding nearMiss = about("198.51.100.1");
    Verdict verdict =
        verdict(about("203.0.113.7"), about("user017@contoso.example"), again, nearMiss);
    assertThat(verdict.extra()).containsExactly(again, nearMiss);
    assertThat(verdict.isExact()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"entity\":{\"type\":\"ip\",\"value\":\"203.0.113.7\"}}",
        "{\"entity\":\"203.0.113.7\"}",
        "{\"entities\":[{\"type\":\"ip\",\"value\":\"203.0.113.7\"}]}",
        "{\"entities\":[\"203.0.113.7\"]}",
        "{\"key\":{\"IPAddress\":\"203.0.113.7\"}}"
      })
  void what_a_finding_is_about_is_read_in_every_form(String json) throws JsonProcessingException {
    assertThat(Finding.from(Api.JSON.readTree(json)).isAbout("203.0.113.7")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"evidence\":[{\"query\":\"Q1\",\"rows\":[{\"a\":1},{\"a\":2}]}]}",
        "{\"evidence\":{\"rows\":[{\"a\":1},{\"a\":2}]}}",
        "{\"evidence\":[{\"row\":{\"a\":1}},{\"row\":{\"a\":2}}]}",
        "{\"evidence\":[{\"a\":1},{\"a\":2}]}",
        "{\"rows\":[{\"a\":1},{\"a\":2}]}"
      })
  void the_rows_of_a_finding_are_read_in_every_form(String json) throws JsonProcessingException {
    assertThat(Finding.from(Api.JSON.readTree(json)).rows()).hasSize(2);
  }
}
