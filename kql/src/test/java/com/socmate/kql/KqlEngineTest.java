package com.socmate.kql;

import static com.socmate.kql.Queries.NOW;
import static com.socmate.kql.Queries.answer;
import static com.socmate.kql.Queries.rows;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.catalogue.ColumnSchema;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.exec.Cancellation;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.type.ScalarType;
import com.socmate.kql.value.Values;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class KqlEngineTest {
  private static final String NUMBERS = "range x from 1 to 10 step 1";

  private static Request request(String query) {
    return Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, NOW);
  }

  @Test
  void rows_are_filtered_grouped_and_sorted() {
    assertThat(
            rows(
                NUMBERS
                    + " | where x > 3 | summarize count(), sum(x) by odd = x % 2 | sort by odd asc"))
        .containsExactly("0|4|28", "1|3|21");
  }

  @Test
  void a_join_is_innerunique_unless_it_says_otherwise() {
    String tables =
        "let A = datatable(k:string, a:long)['x', 1, 'x', 2, 'y', 3];"
            + "let B = datatable(k:string, b:long)['x', 10, 'x', 20, 'z', 30];";
    assertThat(rows(tables + "A | join B on k")).containsExactly("x|1|x|10", "x|1|x|20");
    assertThat(rows(tables + "A | join kind=inner B on k")).hasSize(4);
    assertThat(rows(tables + "A | join kind=leftanti B on k")).containsExactly("y|3");
    assertThat(rows(tables + "A | join kind=rightanti B on k")).containsExactly("z|30");
    assertThat(rows(tables + "A | join kind=fullouter B on k | count")).containsExactly("6");
    assertThat(rows(tables + "A | join kind=leftsemi B on k | count")).containsExactly("2");
    assertThat(rows(tables + "A | lookup B on k | where k == 'y'")).containsExactly("y|3|");
  }

  @Test
  void the_first_few_in_an_order_are_found_without_sorting_all() {
    assertThat(rows("range x from 1 to 100000 step 1 | top 3 by x desc"))
        .containsExactly("100000", "99999", "99998");
  }

  @Test
  void a_function_of_several_columns_gives_its_first_where_one_value_is_wanted() {
    assertThat(
            rows(
                """
                print set = dynamic(["b", "a"])
                | summarize sorted = array_sort_asc(make_list(set)), text = tostring(array_sort_asc(take_any(set)))
                | project sorted = tostring(sorted), text, joined = strcat_array(array_sort_asc(dynamic(["d", "c"])), ",")
                """))
        .containsExactly("[\"a\",\"b\"]|[\"a\",\"b\"]|c,d");
  }

  @Test
  void functions_of_the_query_take_tables_and_scalars() {
    assertThat(
            rows(
                "let above = (T: (x: long), least: long = 8) { T | where x > least };"
                    + "let twice = (n: long) { n * 2 };"
                    + "above("
                    + NUMBERS
                    + ") | extend y = twice(x)"))
        .containsExactly("9|18", "10|20");
  }

  @Test
  void arrays_are_expanded_and_worked_on_in_place() {
    assertThat(rows("print a = dynamic([1, 2, 3]) | mv-expand a to typeof(long)"))
        .containsExactly("1", "2", "3");
    assertThat(
            rows(
                "print id = 7, a = dynamic([1, 2, 3])"
                    + " | mv-apply n = a to typeof(long) on (where n > 1 | summarize s = sum(n))"
                    + " | project id, s"))
        .containsExactly("7|5");
  }

  @Test
  void text_is_parsed_into_typed_columns() {
    assertThat(
            rows(
                "print t = 'user=bob port=22 end'"
                    + " | parse t with 'user=' user ' port=' port: long *"
                    + " | project user, port"))
        .containsExactly("bob|22");
  }

  @Test
  void parameters_stand_for_scalars() {
    assertThat(answer(request("print x = limit + 1").with("limit", Values.of(41L))).table().rows())
        .containsExactly(java.util.List.of(Values.of(42L)));
  }

  @Test
  void now_is_what_the_request_says() {
    assertThat(rows("print now() - 1h")).containsExactly("2026-03-01T11:00:00.0000000Z");
  }

  @Test
  void an_answer_beyond_the_budget_is_cut_and_says_so() {
    Outcome.Answer answer = answer(request(NUMBERS).within(Budget.standard().withRows(4)));
    assertThat(answer.table().rowCount()).isEqualTo(4);
    assertThat(answer.partial()).isPresent();
  }

  @Test
  void a_query_out_of_time_has_no_answer() {
    Budget none = Budget.standard().withTime(Duration.ofNanos(1));
    assertThat(KqlEngine.standard().run(request(NUMBERS).within(none)))
        .isInstanceOf(Outcome.TimedOut.class);
  }

  @Test
  void a_cancelled_query_stops() {
    Cancellation stop = new Cancellation();
    stop.cancel();
    assertThat(KqlEngine.standard().run(request(NUMBERS).stoppedBy(stop)))
        .isInstanceOf(Outcome.Cancelled.class);
  }

  @Test
  void a_misspelt_column_is_answered_with_the_nearest_one() {
    Checked checked =
        KqlEngine.standard().check("SecurityEvent | where EventId == 1", Catalogue.logAnalytics());
    assertThat(checked.diagnostics())
        .singleElement()
        .satisfies(it -> assertThat(it.remedy()).contains("EventID"));
  }

  @Test
  void a_query_that_checks_tells_its_columns_and_tables() {
    Checked checked =
        KqlEngine.standard()
            .check(
                "SigninLogs | summarize n = count() by UserPrincipalName",
                Catalogue.logAnalytics());
    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              assertThat(valid.tables()).containsExactly("SigninLogs");
              assertThat(valid.columns())
                  .containsExactly(
                      new ColumnSchema("UserPrincipalName", ScalarType.STRING),
                      new ColumnSchema("n", ScalarType.LONG));
            });
  }

  @Test
  void external_data_is_refused_with_the_reason() {
    Outcome outcome =
        KqlEngine.standard()
            .run(request("externaldata(a: string)[@'https://example.org/x.csv'] | take 1"));
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason()).contains("network"));
  }

  @Test
  void nesting_without_end_is_refused() {
    String deep = "print " + "(".repeat(100_000) + "1" + ")".repeat(100_000);
    assertThat(KqlEngine.standard().run(request(deep))).isInstanceOf(Outcome.Rejected.class);
  }
}
