package com.socmate.application.session.further;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstandTest {
  private static final Instant OCCURRENCE = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NOW = Instant.parse("2026-03-09T09:00:00Z");
  private static final String QUESTION =
      "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private final InMemoryLogWorkspace workspace = new InMemoryLogWorkspace();
  private final CompilePlan compiler = new CompilePlan(new IntentLibrary(workspace));
  private final Plan before = compiled(QUESTION);

  private Plan compiled(String question) {
    return ((Compilation.Compiled) compiler.compile(question)).plan();
  }

  private Context context() {
    var range = TimeRange.endingAt(OCCURRENCE.minus(Duration.ofMinutes(5)), before.window());
    var evidence = Fixtures.evidence(30);
    var result =
        new InvestigationResult(
            new Conclusion.Clear(),
            List.of(
                new Evidence("Q1", "Attempts", evidence.kql(), range, evidence.table(), 30, "")),
            "# Clear");
    return new Context(
        Optional.of(before), OCCURRENCE, Optional.of(range), List.of(), List.of(result), List.of());
  }

  private Understood understand(String message) {
    return new Understand(compiler::compile, workspace).understand(message, context(), NOW);
  }

  private Understood.ToRun run(String message) {
    return (Understood.ToRun) understand(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "only for user adele@contoso.example",
        "Just adele@contoso.example please",
        "narrow it to adele@contoso.example",
        "same, but only adele@contoso.example"
      })
  void a_plan_is_narrowed_where_the_rows_enter(String message) {
    var plan = run(message).plan();

    assertThat(plan.queries())
        .allSatisfy(query ->
            assertThat(query.kql())
                .contains("| where UserPrincipalName =~ \"adele@contoso.example\""));
    assertThat(plan.rule()).isEqualTo(before.rule());
    assertThat(run(message).occurrence()).isEqualTo(OCCURRENCE);
  }

  @Test
  void what_is_to_be_left_out_is_left_out() {
    assertThat(run("without 203.0.113.7").plan().decidingQuery().kql())
        .contains("IPAddress !~ \"203.0.113.7\"");
  }

  @Test
  void a_hostile_name_stays_a_literal() {
    var kql =
        run("only for https://evil.example/\"|union(SecretTable)")
            .plan()
            .queries()
            .getFirst()
            .kql();
    assertThat(kql).doesNotContain("\"|union");
  }

  @ParameterizedTest
  @CsvSource({
    "more than 20, Attempts > 20",
    "with at least 3 attempts, Attempts >= 3",
    "raise the threshold to 60, Attempts > 60",
    "10 or more, Attempts >= 10",
    "make it > 7, Attempts > 7"
  })
  void a_number_is_changed_in_the_rule_and_in_the_queries(String message, String rule) {
    var plan = run(message).plan();

    assertThat(plan.rule().text()).isEqualTo(rule);
    assertThat(plan.decidingQuery().kql()).contains(rule).doesNotContain("Attempts > 5");
  }

  @ParameterizedTest
  @CsvSource({
    "the day before, P1D",
    "and the week before?, P7D",
    "3 hours earlier, PT3H",
    "yesterday, P1D",
    "the window before, P1D",
    "two days ago, P2D"
  })
  void a_window_is_moved_back(String message, Duration back) {
    assertThat(run(message).occurrence()).isEqualTo(OCCURRENCE.minus(back));
    assertThat(run(message).plan().window()).isEqualTo(before.window());
  }

  @ParameterizedTest
  @CsvSource({
    "over the last 7 days, P7D",
    "for 2 weeks, P14D",
    "last hour, PT1H",
    "48 hours instead, PT48H"
  })
  void a_window_is_made_longer_or_shorter(String message, Duration window) {
    assertThat(run(message).plan().window()).isEqualTo(window);
    assertThat(run(message).occurrence()).isEqualTo(OCCURRENCE);
  }

  @Test
  void parts_are_changed_together() {
    var toRun = run("only 203.0.113.7, more than 2 attempts, the day before");

    assertThat(toRun.plan().rule().text()).isEqualTo("Attempts > 2");
    assertThat(toRun.plan().decidingQuery().kql()).contains("IPAddress =~ \"203.0.113.7\"");
    assertThat(toRun.occurrence()).isEqualTo(OCCURRENCE.minus(Duration.ofDays(1)));
    assertThat(toRun.sentence()).contains("only 203.0.113.7", "Attempts > 2", "1 day earlier");
  }

  @Test
  void queries_go_on_counting_so_that_no_citation_means_two_rows() {
    var names = run("the day before").plan().queries().stream().map(it -> it.name()).toList();

    assertThat(names).startsWith("Q" + (before.queries().size() + 1)).doesNotHaveDuplicates();
  }

  @Test
  void the_same_words_are_taken_for_the_same_plan() {
    assertThat(run("more than 20").plan().hash()).isEqualTo(run("more than 20").plan().hash());
  }

  @Test
  void a_question_of_its_own_is_asked_of_the_window_before_unless_it_names_one() {
    var same = run("List new local admins created on Windows hosts, event 4732");
    assertThat(same.occurrence()).isEqualTo(OCCURRENCE);
    assertThat(same.plan().window()).isEqualTo(before.window());

    var own = run(QUESTION.replace("24 hours", "3 days"));
    assertThat(own.occurrence()).isEqualTo(NOW);
    assertThat(own.plan().window()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void pasted_kql_is_run() {
    workspace.check(
        new QueryCheck.Valid(Fixtures.evidence(1).table().columns(), List.of("SigninLogs")));
    var plan = run("SigninLogs | where UserAgent has \"curl\" | project User, Number").plan();

    assertThat(plan.intent()).isEqualTo("pasted_kql");
    assertThat(plan.window()).isEqualTo(before.window());
  }

  @ParameterizedTest
  @CsvSource({
    "show the rows, `1`",
    "Show me the evidence, `1`",
    "rows of Q1, `1`",
    "why?, no row met the rule",
    "show the queries, SigninLogs",
    "help, From here I can"
  })
  void what_the_session_knows_is_told(String message, String part) {
    assertThat(understand(message))
        .isInstanceOfSatisfying(
            Understood.ToTell.class, it -> assertThat(it.text()).contains(part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"brew a coffee", "delete everything", "ok", "¿qué?", "\u202e"})
  void what_is_not_understood_says_what_can_be_asked(String message) {
    assertThat(understand(message))
        .isInstanceOfSatisfying(
            Understood.Open.class, it -> assertThat(it.text()).contains("show the rows"));
  }

  @Test
  void a_plan_that_has_no_such_column_says_so() {
    workspace.check(new QueryCheck.Invalid(List.of(new Problem(1, 1, "no such column"))));
    assertThat(understand("only for host srv-01.contoso.example"))
        .isInstanceOfSatisfying(
            Understood.Unclear.class, it -> assertThat(it.text()).contains("cannot be narrowed"));
  }
}
