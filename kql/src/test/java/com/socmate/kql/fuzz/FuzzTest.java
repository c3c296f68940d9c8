package com.socmate.kql.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Queries;
import com.socmate.kql.Request;
import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.format.Formatter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Generated, damaged and hostile queries are answered or refused. `-Dsocmate.full=true` tries
/// fifty times as many.
class FuzzTest {
  private static final int TRIES = Boolean.getBoolean("socmate.full") ? 200_000 : 4_000;

  private static Outcome run(String query) {
    Request request =
        Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, Queries.NOW)
            .within(Budget.standard().withTime(Duration.ofSeconds(5)).withMemory(64L << 20));
    return KqlEngine.standard().run(request);
  }

  @Test
  void no_query_from_the_grammar_and_no_damaged_one_finds_a_fault() {
    Fuzzing fuzzing = new Fuzzing(20260301, List.of());
    for (int i = 0; i < TRIES; i++) {
      fuzzing.next();
    }
    assertThat(fuzzing.findings().faults()).isEmpty();
    assertThat(fuzzing.findings().ends()).containsKeys(Fuzzing.End.ANSWERED, Fuzzing.End.REJECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(x+x+)+y",
        "(.*){1,1000}",
        "((a{1,1000}){1,1000}){1,1000}",
        "[",
        "(?<=a)b",
        "\\\\",
        "(((((((((((((((((((((a)))))))))))))))))))))*"
      })
  void a_hostile_pattern_is_matched_or_refused(String pattern) {
    String query =
        "print s = strcat(repeat_text, '!') | where s matches regex @'"
            + pattern
            + "'"
            + " or isnotempty(extract(@'"
            + pattern
            + "', 0, s))";
    String text = "let repeat_text = '" + "a".repeat(20_000) + "'; " + query;
    assertThat(run(text))
        .isInstanceOfAny(Outcome.Answer.class, Outcome.Rejected.class, Outcome.Failed.class);
  }

  @Test
  void queries_of_a_megabyte_are_answered_or_refused() {
    String list = "'0123456789',".repeat(80_000) + "'x'";
    String where = "print a = 1" + " | where a == 1".repeat(70_000);
    String text = "print '" + "x".repeat(1_000_000) + "' | count";
    String comment = "print 1 // " + "y".repeat(1_000_000);
    String lets = "let a = 1;\n".repeat(90_000) + "print a";
    for (String query : List.of("print 'x' in (" + list + ")", where, text, comment, lets)) {
      assertThat(run(query)).isInstanceOfAny(Outcome.Answer.class, Outcome.Rejected.class);
      Formatter.format(query);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"(", "[", "{", "toscalar(", "not(", "T | where (", "let f = () {", "dynamic(["})
  void nesting_without_end_is_refused(String opening) {
    assertThat(run(opening.repeat(30_000))).isInstanceOf(Outcome.Rejected.class);
    Formatter.format(opening.repeat(30_000));
  }
}
