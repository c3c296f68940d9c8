package com.socmate.kql.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.Checked;
import com.socmate.kql.GeneratedDocument;
import com.socmate.kql.KqlEngine;
import com.socmate.kql.bind.Diagnostic;
import com.socmate.kql.catalogue.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What newcomers write, and what they are told: `docs/kql/errors.md` is the golden copy.
class ErrorCatalogueTest {
  private static final KqlEngine ENGINE = KqlEngine.standard();
  private static final String HEAD =
      """
      # What a mistaken query is told
      Every message says where, what is wrong there, and what to do about it. A query with several
      mistakes hears of each: reading goes on at the next step of the pipeline, and a step that makes
      no sense is left out. This page is written by `ErrorCatalogueTest`; the queries stand in
      `mistakes.txt` beside it.

      """;

  private static List<String> mistakes() throws IOException {
    try (InputStream in = ErrorCatalogueTest.class.getResourceAsStream("mistakes.txt")) {
      byte[] bytes = Objects.requireNonNull(in).readAllBytes();
      return Stream.of(new String(bytes, StandardCharsets.UTF_8).split("\n---\n"))
          .map(String::strip)
          .toList();
    }
  }

  private static List<Diagnostic> errors(String query) {
    Checked checked = ENGINE.check(query, Catalogue.logAnalytics());
    return checked.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static String told(String query) {
    return errors(query).stream().map(it -> it.under(query)).collect(Collectors.joining("\n\n"));
  }

  @Test
  void each_mistake_of_newcomers_is_told_as_the_catalogue_says() throws IOException {
    String page =
        mistakes().stream()
            .map(query -> "```\n" + told(query) + "\n```\n")
            .collect(Collectors.joining("\n"));
    GeneratedDocument.holds("docs/kql/errors.md", HEAD + page);
  }

  @Test
  void every_mistake_has_a_message_with_a_remedy() throws IOException {
    assertThat(mistakes())
        .hasSizeGreaterThanOrEqualTo(40)
        .allSatisfy(query -> {
          assertThat(errors(query)).as(query).isNotEmpty();
          assertThat(errors(query)).as(query).allMatch(error -> !error.remedy().isBlank());
        });
  }

  @Test
  void a_query_with_three_mistakes_of_grammar_hears_of_all() {
    String query = "SigninLogs | where ResultType = '0' | extned x = 1 | sort TimeGenerated";
    assertThat(errors(query)).hasSize(3);
  }

  @Test
  void a_query_with_four_mistakes_of_meaning_hears_of_all() {
    String query = "SigninLogs | where wat == 1 | extend y = foo(1) | summarize nope(1) by bar";
    assertThat(errors(query)).hasSize(4);
  }
}
