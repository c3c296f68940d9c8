package com.socmate.adapters.sentinel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.adapters.sentinel.FaultyFront.Fault;
import com.socmate.application.port.SiemIncidents.Answer;
import com.socmate.domain.incident.EntityInsights;
import com.socmate.domain.incident.EntityTimeline;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.investigation.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Single entities, asked of the embedded workspace over http, with the service's recorded answers
/// and with faults between.
class SentinelEntitiesTest {
  private static final Instant NOON = Instant.parse("2026-05-20T12:00:00Z");
  private static final TimeRange DAY = TimeRange.endingAt(NOON, Duration.ofDays(1));

  @TempDir private Path folder = Path.of("");
  private SentinelBench bench;
  private String address = "";
  private String user = "";

  @BeforeEach
  void open() throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("logs")).resolve("SigninLogs.ndjson"),
        """
        {"TimeGenerated":"2026-05-20T09:10:00Z","UserPrincipalName":"user017@contoso.example","IPAddress":"1.2.3.4","ResultType":"50126"}
        {"TimeGenerated":"2026-05-20T09:20:00Z","UserPrincipalName":"user017@contoso.example","IPAddress":"1.2.3.4","ResultType":"0"}
        {"TimeGenerated":"2026-05-20T10:40:00Z","UserPrincipalName":"user018@contoso.example","IPAddress":"1.2.3.40","ResultType":"0"}
        """);
    bench = new SentinelBench(folder, NOON);
    bench.workspace.incidents().add(dossier());
    var named = got(bench.incidents().details("00000000-0000-0000-0000-000000000001")).entities();
    address = id(named, "1.2.3.4");
    user = id(named, "user017@contoso.example");
  }

  private static ObjectNode dossier() {
    var dossier = SentinelBench.dossier(1, NOON);
    var entities = dossier.putArray("entities");
    var ip = entities.addObject().put("name", "e-ip").put("kind", "Ip");
    ip.putObject("properties").put("address", "1.2.3.4").put("friendlyName", "1.2.3.4");
    var account = entities.addObject().put("name", "e-user").put("kind", "Account");
    account
        .putObject("properties")
        .put("accountName", "user017")
        .put("upnSuffix", "contoso.example")
        .put("friendlyName", "user017@contoso.example");
    var alert = dossier.putArray("alerts").addObject().put("id", "/alerts/a1").put("name", "a1");
    alert
        .putObject("properties")
        .put("alertDisplayName", "Many failures")
        .put("description", "Somebody tried.")
        .put("severity", "Medium")
        .put("startTimeUtc", "2026-05-20T09:30:00Z")
        .put("endTimeUtc", "2026-05-20T09:40:00Z");
    var bookmark = dossier.putArray("bookmarks").addObject().put("name", "b1");
    bookmark
        .putObject("properties")
        .put("displayName", "Look here")
        .put("notes", "It began so.")
        .put("eventTime", "2026-05-20T09:05:00Z");
    return dossier;
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static <T> T got(Answer<T> answer) {
    assertThat(answer).isInstanceOf(Answer.Got.class);
    return ((Answer.Got<T>) answer).value();
  }

  private static String id(List<IncidentDetails.Named> named, String value) {
    return named.stream().filter(it -> it.value().equals(value)).findFirst().orElseThrow().id();
  }

  @Test
  void a_timeline_tells_of_alerts_bookmarks_and_what_the_logs_name_it_in() {
    var timeline = got(bench.entities().timeline(user, DAY));
    assertThat(timeline.counts())
        .containsEntry("SecurityAlert", 1)
        .containsEntry("Bookmark", 1)
        .containsEntry("Activity", 1);
    assertThat(timeline.total()).isEqualTo(3);
    assertThat(timeline.failures()).isEmpty();
    assertThat(timeline.happenings())
        .extracting(EntityTimeline.Happening::title, EntityTimeline.Happening::text)
        .containsExactly(
            tuple("Many failures", "Somebody tried."),
            tuple("Look here", "It began so."),
            tuple("Named in SigninLogs", "2 events"));
    assertThat(timeline.happenings().getLast().from())
        .contains(Instant.parse("2026-05-20T09:10:00Z"));
    assertThat(bench.entities().timeline(user, DAY)).isEqualTo(new Answer.Got<>(timeline));
  }

  @Test
  void what_lies_outside_the_time_is_not_told() {
    var before = TimeRange.endingAt(NOON.minus(Duration.ofDays(2)), Duration.ofDays(1));
    assertThat(got(bench.entities().timeline(user, before)).happenings()).isEmpty();
  }

  @Test
  void insights_count_by_table_and_by_how_sign_ins_ended() {
    var insights = got(bench.entities().insights(address, DAY));
    assertThat(insights.total()).isEqualTo(2);
    var tables = insights.insights().getFirst();
    assertThat(tables.table().rows())
        .containsExactly(
            List.of(
                "SigninLogs", "2", "2026-05-20T09:10:00.0000000Z", "2026-05-20T09:20:00.0000000Z"));
    assertThat(tables.charts().getFirst().columns())
        .extracting(EntityInsights.Column::name)
        .containsExactly("TimeGenerated", "Count", "Legend");
    assertThat(insights.insights().getLast().table().rows())
        .containsExactly(List.of("0", "1"), List.of("50126", "1"));
  }

  @Test
  void a_workspace_without_a_database_of_places_says_so() {
    assertThat(bench.entities().place("1.2.3.4"))
        .isInstanceOfSatisfying(
            Answer.Rejected.class, it -> assertThat(it.why()).contains("SOCMATE_GEOIP_FILE"));
    assertThat(bench.entities().place("1.2.3")).isInstanceOf(Answer.Rejected.class);
    assertThat(bench.entities().timeline("nobody", DAY)).isInstanceOf(Answer.NotThere.class);
  }

  @Test
  void a_name_cannot_become_part_of_the_query() {
    var dossier = SentinelBench.dossier(2, NOON);
    dossier
        .putArray("entities")
        .addObject()
        .put("name", "e-odd")
        .put("kind", "Host")
        .putObject("properties")
        .put("friendlyName", "x\" or true | take 1 //\\");
    bench.workspace.incidents().add(dossier);
    var timeline = got(bench.entities().timeline("e-odd", DAY));
    assertThat(timeline.failures()).isEmpty();
    assertThat(timeline.happenings()).isEmpty();
  }

  @Test
  void recorded_answers_arrive_whole_over_http() throws IOException {
    answers("entity_timeline.json");
    var timeline = got(bench.entities().timeline(user, DAY));
    assertThat(timeline).isEqualTo(EntityPayloads.timeline(recorded("entity_timeline.json")));
    answers("entity_insights.json");
    var insights = got(bench.entities().insights(user, DAY));
    assertThat(insights).isEqualTo(EntityPayloads.insights(recorded("entity_insights.json")));
    answers("enrichment_ip_geodata.json");
    var place = got(bench.entities().place("1.2.3.4"));
    assertThat(place).isEqualTo(PlacePayloads.place(recorded("enrichment_ip_geodata.json")));
  }

  private void answers(String name) throws IOException {
    bench.front.next(new Fault.Status(200, Map.of(), recorded(name).toString()));
  }

  private static JsonNode recorded(String name) throws IOException {
    return RecordedPayloadsTest.bodies(name).getFirst();
  }

  @Test
  void faults_are_answers_and_a_short_list_is_never_an_empty_one() {
    bench.front.next(FaultyFront.busy("1"));
    assertThat(bench.entities().timeline(user, DAY)).isInstanceOf(Answer.Got.class);
    bench.front.next(FaultyFront.gatewayTimeout());
    assertThat(bench.entities().insights(user, DAY)).isInstanceOf(Answer.Unavailable.class);
    for (String body : List.of("{}", "{\"value\":[", "<html>", "{\"value\":[{}]}", "[]")) {
      bench.front.next(new Fault.Status(200, Map.of(), body));
      assertThat(bench.entities().timeline(user, DAY)).isInstanceOf(Answer.Unavailable.class);
    }
    bench.front.next(new Fault.Status(404, Map.of(), "{\"error\":{\"message\":\"none\"}}"));
    assertThat(bench.entities().place("1.2.3.4")).isEqualTo(new Answer.NotThere<>("none"));
  }
}
