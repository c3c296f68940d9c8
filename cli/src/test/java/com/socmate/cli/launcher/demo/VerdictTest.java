package com.socmate.cli.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.socmate.cli.client.Api;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Manifest.Incident ADDRESS =
      new Manifest.Incident("a", "failed_signins", Map.of("IPAddress", "203.0.113.7"), "");
  private static final Manifest.Incident ACCOUNT =
      new Manifest.Incident(
          "b",
          "lateral_movement",
          Map.of("Account", "CONTOSO\\helpdesk03", "IpAddress", "10.20.0.9"),
          "");

  private static final Map<String, String> MOVER =
      Map.of("Account", "CONTOSO\\helpdesk03", "IpAddress", "10.20.0.9");

  private static Finding about(Map<String, String> key) {
    return new Finding("title", "", "high", key, List.of());
  }

  private static Finding about(String address) {
    return about(Map.of("IPAddress", address));
  }

  private static Verdict verdict(Finding... findings) {
    return Verdict.of(List.of(ADDRESS, ACCOUNT), Stream.of(findings).toList());
  }

  @Test
  void it_is_exact_when_each_incident_has_its_one_finding() {
    assertThat(verdict(about(MOVER), about("203.0.113.7")).isExact()).isTrue();
  }

  @Test
  void a_missing_finding_is_a_miss() {
    assertThat(verdict(about("203.0.113.7")).missed()).containsExactly(ACCOUNT);
  }

  @Test
  void half_of_what_an_incident_is_about_is_not_enough() {
    Finding sameAccountElsewhere =
        about(Map.of("Account", "CONTOSO\\helpdesk03", "IpAddress", "10.20.0.10"));
    assertThat(verdict(sameAccountElsewhere).extra()).containsExactly(sameAccountElsewhere);
  }

  @Test
  void a_finding_about_something_else_or_a_second_time_is_one_too_many() {
    Finding again = about("203.0.113.7");
    Finding nearMiss = about("198.51.100.1");
    Verdict verdict = verdict(about("203.0.113.7"), about(MOVER), again, nearMiss);
    assertThat(verdict.extra()).containsExactly(again, nearMiss);
    assertThat(verdict.isExact()).isFalse();
  }

  @Test
  void a_finding_is_read_as_the_api_writes_it() throws JsonProcessingException {
    String json =
        """
        {"title":"6 failed sign-ins","description":"","severity":"medium","key":{"IPAddress":"203.0.113.7"},
         "evidence":[{"query":"Q1","row":3,"citation":"[Q1:r3]"}]}\
        """;
    Finding finding = Finding.from(Api.JSON.readTree(json));
    assertThat(finding.isAbout(Map.of("IPAddress", "203.0.113.7"))).isTrue();
    assertThat(finding.proofs()).containsExactly(new Finding.Proof("Q1", 3, "[Q1:r3]"));
  }
}
