package com.socmate.domain.audit.observatory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Scores of small sites, where the reference's vectors are absent.
class ObservatoryTest {
  private final Observatory observatory =
      new Observatory(PreloadList.NONE, host -> Optional.of(host).filter(it -> it.contains(".")));

  @Test
  void a_site_that_says_nothing_fails() {
    var score = observatory.score(scan(Map.of("content-type", List.of("text/html"))));
    assertThat(score.score()).isEqualTo(30);
    assertThat(score.grade()).isEqualTo("D");
  }

  @Test
  void a_site_that_says_all_gets_more_than_a_hundred() {
    var score =
        observatory.score(
            scan(
                Map.of(
                    "content-security-policy",
                        List.of("default-src 'none'; frame-ancestors 'none'"),
                    "strict-transport-security", List.of("max-age=63072000"),
                    "x-content-type-options", List.of("nosniff"),
                    "referrer-policy", List.of("no-referrer"))));
    assertThat(score.score()).isEqualTo(120);
    assertThat(score.grade()).isEqualTo("A+");
  }

  @Test
  void policies_laid_over_each_other_allow_what_all_allow() {
    var policies =
        CspParser.parse(List.of("script-src a.example b.example", "script-src b.example"));
    assertThat(policies.directives().get("script-src")).isEqualTo(Set.of("b.example"));
    assertThatThrownBy(() -> CspParser.parse(List.of("img-src a; img-src b")))
        .isInstanceOf(CspParser.InvalidPolicy.class);
  }

  private static Scan scan(Map<String, List<String>> headers) {
    var https = new Response(200, true, headers);
    var url = URI.create("https://acme.example/");
    return new Scan(
        "acme.example",
        Optional.of(url),
        Optional.of(https),
        Optional.of(https),
        Optional.of(https),
        Optional.of(https),
        Optional.empty(),
        List.of(URI.create("http://acme.example/"), url),
        List.of(url),
        List.of(),
        "");
  }
}
