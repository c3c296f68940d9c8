package com.socmate.domain.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.search.SearchQuery.Parsed;
import com.socmate.domain.search.SearchQuery.Problem;
import com.socmate.domain.search.SearchQuery.Term;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchQueryTest {

  @Test
  void words_and_filters_stand_in_any_order() {
    var query =
        read(
            "severity:high,critical failed type:session \"sign in\" after:2026-11-01 persona:ciso -test");
    assertThat(query.terms())
        .containsExactly(
            new Term("failed", false, false),
            new Term("sign in", true, false),
            new Term("test", false, true));
    assertThat(query.filters().severities())
        .containsExactlyInAnyOrder(Severity.HIGH, Severity.CRITICAL);
    assertThat(query.filters().types()).containsExactly(SearchType.SESSION);
    assertThat(query.filters().personas()).containsExactly(Persona.CISO);
    assertThat(query.filters().after()).contains(Instant.parse("2026-11-01T00:00:00Z"));
    assertThat(query.text()).isEqualTo("failed sign in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/a:b",
        "2001:db8::1",
        "fe80::1",
        "hxxps://evil[.]example",
        "10.0.0.1:443"
      })
  void what_holds_colons_of_its_own_is_a_word(String text) {
    assertThat(read(text).terms()).containsExactly(new Term(text, false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sevrity:high         | 1  | filter   | sevrity
          failed kind:ip foo:x | 16 | filter   | foo
          a b severity:hihg    | 5  | severity | hihg
          type:                | 1  | type     | ''
          """)
  void a_word_that_is_not_known_is_told_with_its_place(
      String text, int place, String what, String typed) {
    var problem = problem(text);
    assertThat(problem.place()).isEqualTo(place);
    assertThat(problem.what()).isEqualTo(what);
    assertThat(problem.typed()).isEqualTo(typed);
    assertThat(problem.known()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"open", "after:soon", "before:2026-13-01", "schedule:mine", "-type:session"})
  void what_cannot_be_understood_is_told_with_what_to_write(String text) {
    assertThat(problem(text).what()).endsWith(".").hasSizeGreaterThan(20);
  }

  @Test
  void too_much_is_refused() {
    assertThat(problem("x".repeat(501)).what()).contains("500");
    assertThat(problem("x ".repeat(17)).what()).contains("16");
  }

  private static SearchQuery read(String text) {
    return ((Parsed.Read) SearchQuery.parse(text)).query();
  }

  private static Problem problem(String text) {
    return ((Parsed.Wrong) SearchQuery.parse(text)).problem();
  }
}
