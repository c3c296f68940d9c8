package com.socmate.kql;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.kql.catalogue.Catalogue;
import com.socmate.kql.exec.TableSource;
import com.socmate.kql.value.ValueText;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginsTest {
  private static final String VISITS =
      """
      let start = datetime(2026-08-01); let end = datetime(2026-08-04);
      let T = datatable(User: string, Time: datetime) [
        'a', datetime(2026-08-01), 'd', datetime(2026-08-01), 'j', datetime(2026-08-01),
        'a', datetime(2026-08-02), 'j', datetime(2026-08-02), 'h', datetime(2026-08-02),
        'h', datetime(2026-08-03), 'h', datetime(2026-08-03)];
      """;

  /// The rows of every table of an answer, a `--` between the tables.
  private static List<List<String>> tables(String query) {
    Request request = Request.of(query, Catalogue.logAnalytics(), TableSource.EMPTY, Queries.NOW);
    Outcome.Answer answer = Queries.answer(request);
    List<Table> all = new java.util.ArrayList<>(List.of(answer.table()));
    all.addAll(answer.others());
    return all.stream()
        .map(table ->
            table
                .rows()
                .map(row -> String.join("|", row.stream().map(ValueText::of).toList()))
                .toList())
        .toList();
  }

  @Test
  void fork_answers_with_a_table_for_each_branch() {
    assertThat(
            tables(
                "range x from 1 to 5 step 1 | fork (where x > 3 | count) few=(take 1 | project x)"))
        .containsExactly(List.of("2"), List.of("1"));
  }

  @Test
  void facet_counts_the_values_of_each_column_and_gives_the_rows() {
    assertThat(
            tables(
                "datatable(a: string, b: string)['x', '1', 'x', '2'] | facet by a, b with (take 1)"))
        .containsExactly(List.of("x|2"), List.of("1|1", "2|1"), List.of("x|1"));
  }

  @Test
  void every_statement_that_is_a_table_is_answered() {
    assertThat(tables("print 1; print 2; print 3"))
        .containsExactly(List.of("1"), List.of("2"), List.of("3"));
  }

  @Test
  void sliding_windows_count_rows_and_users_of_the_days_before() {
    assertThat(
            Queries.rows(
                VISITS + "T | evaluate sliding_window_counts(User, Time, start, end, 2d, 1d)"))
        .containsExactly(
            "2026-08-01T00:00:00.0000000Z|3|3",
            "2026-08-02T00:00:00.0000000Z|6|4",
            "2026-08-03T00:00:00.0000000Z|5|3",
            "2026-08-04T00:00:00.0000000Z|2|1");
  }

  @Test
  void activity_counts_tell_new_users_and_all_so_far() {
    assertThat(
            Queries.rows(
                VISITS + "T | evaluate activity_counts_metrics(User, Time, start, end, 1d)"))
        .containsExactly(
            "2026-08-01T00:00:00.0000000Z|3|3|3|3",
            "2026-08-02T00:00:00.0000000Z|3|3|1|4",
            "2026-08-03T00:00:00.0000000Z|2|1|0|4");
  }

  @Test
  void retention_is_the_share_of_the_window_before_that_came_back() {
    assertThat(
            Queries.rows(
                VISITS
                    + "T | evaluate activity_metrics(User, Time, start, end, 1d)"
                    + " | project dcount_values, dcount_newvalues, round(retention_rate, 2)"))
        .containsExactly("3|3|", "3|1|0.67", "1|0|0.33");
  }

  @Test
  void sketches_are_intersected() {
    assertThat(
            Queries.rows(
                "range x from 1 to 100 step 1 | summarize a = hll(iff(x % 2 == 0, x, 0)), "
                    + "b = hll(iff(x % 3 == 0, x, 0)) | evaluate dcount_intersect(a, b) "
                    + "| project s0 - 1, s1 - 1"))
        .containsExactly("50|16");
  }

  @Test
  void networks_of_six_and_of_four_are_looked_up_with_further_keys() {
    assertThat(
            Queries.rows(
                """
                let N = datatable(net: string, k: string, city: string)
                  ['10.0.0.0/8', 'a', 'X', '10.0.0.0/8', 'b', 'Y', 'bad/zz', 'b', 'Z'];
                datatable(ip: string, k: string)['10.1.1.1', 'b', '9.9.9.9', 'a']
                | evaluate ipv4_lookup(N, ip, net, k, return_unmatched = true) | project ip, city\
                """))
        .containsExactly("10.1.1.1|Y", "9.9.9.9|");
    assertThat(
            Queries.rows(
                """
                let N = datatable(net: string, city: string)['fe80::/10', 'L'];
                datatable(ip: string)['fe80::1', '::1'] | evaluate ipv6_lookup(N, ip, net)\
                """))
        .containsExactly("fe80::1|fe80::/10|L");
  }

  @Test
  void points_are_looked_up_in_polygons() {
    assertThat(
            Queries.rows(
                """
                let P = datatable(n: string, p: dynamic)['box', dynamic(
                  {"type": "Polygon", "coordinates": [[[0,0],[2,0],[2,2],[0,2],[0,0]]]})];
                datatable(x: real, y: real)[1.0, 1.0, 5.0, 5.0]
                | evaluate geo_polygon_lookup(P, p, x, y) | project x, n\
                """))
        .containsExactly("1.0|box");
  }

  @Test
  void patterns_of_values_are_mined() {
    String rows =
        "range x from 1 to 100 step 1 | project os = iff(x <= 60, 'win', 'mac'),"
            + " app = iff(x <= 50, 'mail', strcat('a', x)), bad = iff(x <= 50, 'yes', 'no')";
    assertThat(Queries.rows(rows + " | project os, app | evaluate basket(0.3)"))
        .containsExactly(
            "0|60|60.0|win|", "1|50|50.0|win|mail", "2|50|50.0||mail", "3|40|40.0|mac|");
    assertThat(Queries.rows(rows + " | project os, app | evaluate autocluster() | take 1"))
        .containsExactly("0|50|50.0|win|mail");
    assertThat(Queries.rows(rows + " | evaluate diffpatterns(bad, 'yes', 'no') | take 1"))
        .containsExactly("0|50|0|100.0|0.0|100.0|win|mail");
  }

  @Test
  void reduce_groups_texts_by_the_words_they_share() {
    assertThat(
            Queries.rows(
                "datatable(s: string)['User 12 left', 'User 7 left', '10.0.0.1'] | reduce by s"))
        .containsExactly("User * left|2|User 12 left", "others|1|");
  }

  @Test
  void a_plugin_that_reaches_outside_is_refused() {
    Request request =
        Request.of(
            "print 1 | evaluate http_request('https://example.org')",
            Catalogue.empty(),
            TableSource.EMPTY,
            Queries.NOW);
    assertThat(KqlEngine.standard().run(request))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected ->
                assertThat(rejected.diagnostics().getFirst().message())
                    .contains("reaches outside"));
  }

  @Test
  void bins_of_set_size_and_bags_of_columns() {
    assertThat(
            Queries.rows(
                "set query_bin_auto_size = 10; range x from 1 to 20 step 1"
                    + " | summarize n = count() by bin_auto(x) | extend b = bag_pack_columns(x, n)"))
        .containsExactly(
            "0|9|{\"x\":0,\"n\":9}", "10|10|{\"x\":10,\"n\":10}", "20|1|{\"x\":20,\"n\":1}");
  }
}
