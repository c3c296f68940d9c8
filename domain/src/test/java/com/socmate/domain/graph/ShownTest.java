package com.socmate.domain.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.entity.EntityName;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final TimeRange DAY = new TimeRange(NOON.minusSeconds(86_400), NOON);

  @Test
  void a_table_says_how_its_columns_are_related() {
    var shown =
        shown(
            "SecurityEvent | where EventID == 4688",
            "Account:string Computer:string IpAddress:string NewProcessName:string",
            row("CONTOSO\\alice", "WEB-01.contoso.example", "::ffff:10.0.0.5", "C:\\x\\CMD.EXE"));
    assertThat(words(shown))
        .containsExactlyInAnyOrder(
            "contoso\\alice SIGNED_IN_FROM 10.0.0.5",
            "10.0.0.5 CONNECTED_TO web-01.contoso.example",
            "cmd.exe RAN_ON web-01.contoso.example",
            "contoso\\alice ASSOCIATED_WITH web-01.contoso.example",
            "contoso\\alice ASSOCIATED_WITH cmd.exe",
            "10.0.0.5 ASSOCIATED_WITH cmd.exe");
  }

  @Test
  void a_column_that_a_query_renamed_is_related_by_its_kind() {
    var shown =
        shown(
            "SigninLogs | summarize count() by Account = UserPrincipalName, Address = IPAddress"
                + " | project Account, CallerIP = Address",
            "Account:string CallerIP:string",
            row("alice@contoso.example", "203.0.113.7"));
    assertThat(words(shown)).containsExactly("alice@contoso.example SIGNED_IN_FROM 203.0.113.7");
  }

  @Test
  void a_column_that_is_declared_to_name_nothing_names_nothing() {
    var shown = shown("StorageBlobLogs", "AccountName:string", row("backupstore"));
    assertThat(shown.entities()).isEmpty();
    assertThat(shown("Unheard", "AccountName:string", row("backupstore")).entities()).hasSize(1);
  }

  @Test
  void a_gathered_column_names_all_that_it_gathers() {
    var shown =
        shown(
            "SigninLogs | summarize make_set(IPAddress) by UserPrincipalName",
            "UserPrincipalName:string set_IPAddress:dynamic",
            new Row(
                List.of(
                    new Cell.Text("alice@contoso.example"),
                    new Cell.Json("[\"203.0.113.7\",\"198.51.100.9\"]"))));
    assertThat(words(shown)).hasSize(2);
  }

  @Test
  void sightings_of_one_thing_are_added_up_from_its_first_row() {
    var shown =
        shown(
            "SigninLogs",
            "TimeGenerated:datetime UserPrincipalName:string IPAddress:string",
            at(NOON.minusSeconds(60), "bob@contoso.example", "203.0.113.7"),
            at(NOON.minusSeconds(3_600), "Alice@contoso.example", "203.0.113.7"),
            at(NOON.minusSeconds(600), "alice@Contoso.example", "203.0.113.7"));
    var alice = new EntityName(EntityKind.USER, "alice@contoso.example");
    assertThat(shown.entities().get(alice))
        .isEqualTo(new Sighting(2, 2, NOON.minusSeconds(3_600), NOON.minusSeconds(600)));
    assertThat(shown.relations()).hasSize(2);
  }

  @Test
  void a_time_that_no_event_of_the_window_can_have_is_not_believed() {
    var shown =
        shown(
            "SigninLogs",
            "TimeGenerated:datetime IPAddress:string",
            at(NOON.plusSeconds(9_999_999), "203.0.113.7"));
    assertThat(shown.entities().values()).containsExactly(new Sighting(1, 1, DAY.from(), DAY.to()));
  }

  @Test
  void a_short_host_name_is_the_one_host_whose_full_name_begins_with_it() {
    var shown =
        shown(
            "SecurityEvent",
            "Computer:string",
            row("WEB-01"),
            row("web-01.contoso.example"),
            row("DB-01"));
    assertThat(shown.entities().keySet())
        .extracting(EntityName::value)
        .containsExactlyInAnyOrder("web-01.contoso.example", "db-01");
    var ambiguous =
        shown(
            "SecurityEvent",
            "Computer:string",
            row("WEB-01"),
            row("web-01.contoso.example"),
            row("web-01.fabrikam.example"));
    assertThat(ambiguous.entities()).hasSize(3);
  }

  @Test
  void hostile_and_empty_cells_show_nothing() {
    var shown =
        shown(
            "SigninLogs",
            "UserPrincipalName:string IPAddress:string",
            row("-", "203.0.113.7\u0000"),
            row("", "' or 1=1 --"));
    assertThat(shown.entities()).isEmpty();
  }

  @Test
  void a_listing_of_very_many_is_cut() {
    var rows =
        IntStream.range(0, 6_000).mapToObj(it -> row("user" + it + "@contoso.example")).toList();
    var shown = Shown.by(evidence("SigninLogs", "UserPrincipalName:string", rows));
    assertThat(shown.entities()).hasSize(5_000);
  }

  private static List<String> words(Shown shown) {
    return shown.relations().keySet().stream()
        .map(it -> it.source().value() + " " + it.type() + " " + it.target().value())
        .toList();
  }

  private record Row(List<Cell> cells) {}

  private static Row row(String... cells) {
    return new Row(Arrays.stream(cells).<Cell>map(Cell.Text::new).toList());
  }

  private static Row at(Instant time, String... cells) {
    var row = new ArrayList<Cell>(List.of(new Cell.Moment(time)));
    row.addAll(row(cells).cells());
    return new Row(row);
  }

  private static Shown shown(String kql, String columns, Row... rows) {
    return Shown.by(evidence(kql, columns, List.of(rows)));
  }

  private static Evidence evidence(String kql, String columns, List<Row> wanted) {
    var rows = wanted.stream().map(Row::cells).toList();
    var named =
        Arrays.stream(columns.split(" "))
            .map(it -> it.split(":"))
            .map(it -> new ResultTable.Column(it[0], it[1]))
            .toList();
    return new Evidence("Q1", "Rows", kql, DAY, new ResultTable(named, rows), rows.size(), "");
  }
}
