package com.socmate.application.investigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.port.InMemoryLogWorkspace;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.investigation.Compilation;
import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.ResultTable.Column;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedKqlTest {
  private static Compilation compile(String text, QueryCheck check) {
    var logs = new InMemoryLogWorkspace().check(check);
    return new CompilePlan(new IntentLibrary(logs)).compile(text);
  }

  private static Plan plan(String text, String... columns) {
    var valid =
        new QueryCheck.Valid(
            Stream.of(columns)
                .map(it -> it.split(":", 2))
                .map(it -> new Column(it[0], it[1]))
                .toList(),
            List.of("SecurityEvent"));
    assertThat(compile(text, valid)).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compile(text, valid)).plan();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SecurityEvent | where EventID == 4720",
        "SecurityEvent\n| where EventID == 4720\n| project Computer",
        "// who was made\nSecurityEvent\n| where EventID == 4720",
        "let ids = dynamic([4720]);\nSecurityEvent | where EventID in (ids)",
        "union SecurityEvent, Event | summarize count() by Computer",
        "Please run this:\n```kql\nSecurityEvent | take 10\n```",
        "Run every day: SecurityEvent | where EventID == 4720 | project Computer"
      })
  void kql_is_known_by_its_form(String text) {
    assertThat(plan(text, "Computer:string").intent()).isEqualTo("pasted_kql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed sign-ins | more than 5 per IP, last day",
        "Accounts with 10 or more failed sign-ins in the past day"
      })
  void words_are_not_taken_for_kql(String text) {
    assertThat(plan(text, "Computer:string").intent()).isEqualTo("failed_signins");
  }

  @Test
  void each_row_is_a_finding_told_apart_by_what_it_names() {
    var plan =
        plan(
            "SecurityEvent | where EventID == 4720",
            "TimeGenerated:datetime",
            "Computer:string",
            "Account:string",
            "EventID:int",
            "Activity:string");
    assertThat(plan.rule().countsRows()).isTrue();
    assertThat(plan.rule().key()).containsExactly("Computer", "Account");
  }

  @Test
  void numbers_alone_are_findings_when_they_are_more_than_none() {
    var plan = plan("SecurityEvent | where EventID == 4720 | count", "Count:long");
    assertThat(plan.rule().text()).isEqualTo("Count > 0");
  }

  @Test
  void ago_and_now_count_from_the_end_of_the_window_and_say_how_long_it_is() {
    var plan =
        plan(
            "SecurityEvent | where TimeGenerated > ago(2d) and TimeGenerated < now() | where Activity != \"ago(9d) now()\" // ago(9d)",
            "Computer:string");
    assertThat(plan.window()).isEqualTo(Duration.ofDays(2));
    assertThat(plan.decidingQuery().kql())
        .isEqualTo(
            "SecurityEvent | where TimeGenerated > endTime - (2d) and TimeGenerated < endTime | where Activity != \"ago(9d) now()\" // ago(9d)");
    assertThat(plan.assumptions()).anySatisfy(it -> assertThat(it).contains("end of the window"));
  }

  @Test
  void names_of_ours_that_the_query_defines_itself_stay_its_own() {
    var kql =
        plan(
                "let startTime = ago(1h);\nSecurityEvent | where TimeGenerated > startTime",
                "Computer:string")
            .decidingQuery()
            .kql();
    assertThat(kql)
        .isEqualTo(
            "let pasted_startTime = endTime - (1h);\nSecurityEvent | where TimeGenerated > pasted_startTime");
  }

  @Test
  void notes_above_the_kql_say_window_rule_key_techniques_and_severity() {
    var plan =
        plan(
            """
            // window: PT6H
            // rule: rows > 5
            // key: Computer
            // techniques: T1110, T1078
            // severity: high
            let ids = dynamic([4625]);
            SecurityEvent | where EventID in (ids)\
            """,
            "Computer:string",
            "Account:string");
    assertThat(plan.window()).isEqualTo(Duration.ofHours(6));
    assertThat(plan.rule().key()).containsExactly("Computer");
    assertThat(plan.techniques()).containsExactly("T1110", "T1078");
    assertThat(plan.severity()).isEqualTo(Severity.HIGH);
    assertThat(plan.decidingQuery().kql())
        .isEqualTo(
            """
            let ids = dynamic([4625]);
            let answered_rows = materialize(
            SecurityEvent | where EventID in (ids)
            );
            answered_rows
            | where toscalar(answered_rows | count) > 5\
            """);
  }

  @Test
  void a_key_that_the_kql_does_not_answer_is_refused() {
    var valid =
        new QueryCheck.Valid(List.of(new Column("Computer", "string")), List.of("SecurityEvent"));
    assertThat(compile("// key: Account\nSecurityEvent | take 1", valid))
        .isInstanceOfSatisfying(
            Compilation.NotCompiled.class,
            it ->
                assertThat(it.reason())
                    .isEqualTo("The key names what the KQL does not answer: Account."));
  }

  @Test
  void invalid_kql_is_refused_where_it_is_wrong() {
    var invalid =
        new QueryCheck.Invalid(List.of(new Problem(2, 9, "No column is called Comptuer.")));
    assertThat(compile("SecurityEvent\n| where Comptuer == \"x\"", invalid))
        .isInstanceOfSatisfying(
            Compilation.NotCompiled.class,
            it ->
                assertThat(it.reason())
                    .contains("line 2, column 9: No column is called Comptuer."));
  }
}
