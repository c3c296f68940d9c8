package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.Fixtures;
import com.socmate.application.port.LogWorkspace.Answer;
import com.socmate.application.port.Profiles;
import com.socmate.application.port.Reports;
import com.socmate.application.port.SiemIncidents;
import com.socmate.domain.entity.EntityKind;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.UserId;
import com.socmate.domain.incident.IncidentDetails;
import com.socmate.domain.incident.IncidentStatus;
import com.socmate.domain.incident.ReportedIncident;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentRoutesTest {
  private static final String PATH = "/api/v1/incidents";
  private final RunningApi api = new RunningApi();
  private final Client me = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @BeforeEach
  void incidents() {
    api.remote.has(
        Reports.incident(1, RunningApi.NOON.minusSeconds(60)),
        Reports.incident(2, RunningApi.NOON.minusSeconds(30), "Low one", Severity.LOW));
    sync();
  }

  private void sync() {
    api.sync(new IdGenerator(api.clock, new Random(2))).sync();
  }

  private Client.Reply patch(String body, String... headers) {
    var all = new java.util.ArrayList<>(List.of("Content-Type", "application/json"));
    all.addAll(List.of(headers));
    return me.sendBody(
        "PATCH", PATH + "/1", body.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new));
  }

  @Test
  void incidents_are_listed_narrowed_and_sorted() {
    var all = me.get(PATH).json();
    assertThat(all.path("total").asInt()).isEqualTo(2);
    assertThat(all.at("/incidents/0/number").asInt()).isEqualTo(2);
    assertThat(me.get(PATH + "?severity=HIGH").json().path("total").asInt()).isEqualTo(1);
    assertThat(me.get(PATH + "?status=closed").json().path("total").asInt()).isZero();
    assertThat(me.get(PATH + "?timespan=PT45S").json().path("total").asInt()).isEqualTo(1);
    assertThat(me.get(PATH + "?q=low").json().path("total").asInt()).isEqualTo(1);
    assertThat(me.get(PATH + "?sort=-severity").json().at("/incidents/0/number").asInt())
        .isEqualTo(1);
    assertThat(me.get(PATH + "?timespan=yesterday").detail()).contains("P7D", "yesterday");
    assertThat(me.get(PATH + "?sort=size").status()).isEqualTo(400);
  }

  @Test
  void an_incident_is_read_with_alerts_entities_and_timeline() {
    api.remote.details(
        new IncidentDetails(
            List.of(
                new IncidentDetails.Alert(
                    "a1",
                    "Many failures",
                    Severity.HIGH,
                    "New",
                    "Sentinel",
                    List.of(),
                    Optional.of(RunningApi.NOON.minusSeconds(300)),
                    Optional.empty(),
                    Optional.empty(),
                    "{}")),
            List.of(
                new IncidentDetails.Named(
                    "e1", "Ip", Optional.of(EntityKind.IP), "192.0.2.9", "{}")),
            List.of(),
            List.of()));
    var read = me.get(PATH + "/1");
    assertThat(read.status()).as(read.text()).isEqualTo(200);
    assertThat(read.json().at("/alerts/0/name").asText()).isEqualTo("Many failures");
    assertThat(read.json().at("/entities/0/value").asText()).isEqualTo("192.0.2.9");
    assertThat(read.json().path("timeline").findValuesAsText("what"))
        .containsExactly("first_activity", "alert", "last_activity", "created");
    assertThat(me.get(PATH + "/99").status()).isEqualTo(404);
    assertThat(me.get(PATH + "/x").status()).isEqualTo(404);
  }

  @Test
  void a_provider_that_is_down_leaves_what_is_known_and_is_named() {
    api.remote.breaks("It answered 503.");
    var read = me.get(PATH + "/1").json();
    assertThat(read.path("title").asText()).isEqualTo("Sign-ins from 192.0.2.1");
    assertThat(read.path("trouble").asText()).isEqualTo("It answered 503.");
    assertThat(read.path("details_at").isNull()).isTrue();
  }

  @Test
  void what_people_say_stays_whatever_a_sync_brings() {
    var changed = patch("{\"notes\": \"Seen.\", \"tags\": [\"vip\"], \"assignee\": \"user001\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    api.now.updateAndGet(it -> it.plus(Duration.ofMinutes(5)));
    var before = api.remote.find(Reports.incident(1, RunningApi.NOON).remoteId());
    var there = ((SiemIncidents.Answer.Got<ReportedIncident>) before).value();
    api.remote.has(Reports.changed(there, IncidentStatus.ACTIVE, api.now.get(), "\"n\""));
    sync();
    var after = me.get(PATH + "/1").json();
    assertThat(after.path("status").asText()).isEqualTo("active");
    assertThat(after.path("notes").asText()).isEqualTo("Seen.");
    assertThat(after.path("tags").get(0).asText()).isEqualTo("vip");
    assertThat(after.path("assignee").asText()).isEqualTo("user001");
    assertThat(me.get(PATH + "?tag=vip&assignee=user001").json().path("total").asInt())
        .isEqualTo(1);
    assertThat(patch("{\"assignee\": null}").json().path("assignee").isNull()).isTrue();
  }

  @Test
  void a_status_is_changed_at_the_provider() {
    var changed = patch("{\"status\": \"active\"}");
    assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    assertThat(changed.json().path("status").asText()).isEqualTo("active");
    assertThat(api.world.auditLog().entries())
        .extracting(it -> it.action())
        .contains("incident.changed");
  }

  @Test
  void what_was_changed_there_meanwhile_is_shown_and_not_overwritten() {
    var there = Reports.incident(1, RunningApi.NOON.minusSeconds(60));
    api.remote.has(Reports.changed(there, IncidentStatus.CLOSED, RunningApi.NOON, "\"theirs\""));
    var conflict = patch("{\"status\": \"active\"}");
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.detail()).contains("status is now closed");
    assertThat(conflict.header("ETag")).isPresent();
    assertThat(me.get(PATH + "/1").json().path("status").asText()).isEqualTo("closed");
    assertThat(patch("{\"notes\": \"x\"}", "If-Match", "\"v1\"").status()).isEqualTo(409);
    assertThat(patch("{\"notes\": \"x\"}", "If-Match", "\"v2\"").status()).isEqualTo(200);
  }

  @Test
  void a_provider_that_is_down_takes_no_change_and_is_503() {
    api.remote.breaks("It answered 504.");
    var refused = patch("{\"status\": \"active\", \"notes\": \"x\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.detail()).contains("It answered 504.");
    assertThat(api.incidents.find(1).orElseThrow().local().notes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"status\": \"closed\"}",
        "{\"status\": \"open\"}",
        "{\"classification_reason\": \"inaccurate_data\"}",
        "{\"classification\": \"true_positive\", \"classification_reason\": \"inaccurate_data\"}",
        "{\"tags\": [\"\"]}",
        "{\"notes\": null}",
        "{\"title\": \"x\"}"
      })
  void a_wrong_change_is_refused(String body) {
    assertThat(patch(body).status()).isEqualTo(422);
  }

  @Test
  void enriching_tells_where_the_logs_and_other_incidents_name_the_same() {
    api.remote.has(Reports.incident(3, RunningApi.NOON, "Again 192.0.2.1", Severity.MEDIUM));
    sync();
    var columns =
        List.of(
            new ResultTable.Column("Entity", "string"),
            new ResultTable.Column("Table", "string"),
            new ResultTable.Column("Events", "long"),
            new ResultTable.Column("FirstSeen", "datetime"),
            new ResultTable.Column("LastSeen", "datetime"));
    api.logs.answer(
        "192.0.2.1",
        new Answer.Complete(
            new ResultTable(
                columns,
                List.of(
                    List.of(
                        new Cell.Text("192.0.2.1"),
                        new Cell.Text("SigninLogs"),
                        new Cell.Whole(40),
                        new Cell.Moment(RunningApi.NOON.minusSeconds(900)),
                        new Cell.Moment(RunningApi.NOON))))));
    var found = me.post(PATH + "/1/enrich", "");
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    assertThat(found.json().at("/entities/0/value").asText()).isEqualTo("192.0.2.1");
    assertThat(found.json().at("/entities/0/events").asInt()).isEqualTo(40);
    assertThat(found.json().at("/entities/0/other_incidents").asInt()).isEqualTo(1);
    assertThat(found.json().at("/entities/0/traces/0/table").asText()).isEqualTo("SigninLogs");
    assertThat(found.json().path("related_incidents").get(0).asInt()).isEqualTo(3);
    assertThat(found.json().path("gaps")).isEmpty();
    assertThat(me.post(PATH + "/1/enrich", "").text()).isEqualTo(found.text());
    assertThat(me.get(PATH + "/1").json().at("/enrichment/entities/0/events").asInt())
        .isEqualTo(40);
    assertThat(me.post(PATH + "/99/enrich", "").status()).isEqualTo(404);
  }

  @Test
  void enriching_tells_what_the_provider_knows_of_each_entity_by_itself() {
    api.remote.details(
        new IncidentDetails(
            List.of(),
            List.of(
                new IncidentDetails.Named("e1", "Ip", Optional.of(EntityKind.IP), "1.2.3.4", "{}")),
            List.of(),
            List.of()));
    api.remoteEntities
        .place("1.2.3.4", Profiles.place("1.2.3.4"))
        .timeline("e1", Profiles.timeline(RunningApi.NOON))
        .insights("e1", Profiles.insights(RunningApi.NOON));
    var found = me.post(PATH + "/1/enrich", "");
    assertThat(found.status()).as(found.text()).isEqualTo(200);
    var profile = found.json().at("/entities/0/profile");
    assertThat(profile.at("/place/country").asText()).isEqualTo("norway");
    assertThat(profile.at("/place/country_confidence").asInt()).isEqualTo(99);
    assertThat(profile.at("/timeline/counts/Activity").asInt()).isEqualTo(6);
    assertThat(profile.at("/timeline/happenings/0/severity").asText()).isEqualTo("medium");
    assertThat(profile.at("/insights/insights/0/table/rows/0/0").asText()).isEqualTo("A title");
    assertThat(found.json().at("/entities/1/profile/place").isNull()).isTrue();
    assertThat(found.json().path("gaps").toString()).contains("1 of its own questions failed");
    assertThat(me.get(PATH + "/1").json().at("/enrichment/entities/0/profile")).isEqualTo(profile);
  }

  @Test
  void what_could_not_be_looked_at_is_said() {
    api.remote.breaks("It is down.");
    api.logs.answer("192.0.2.1", new Answer.Partial(ResultTable.EMPTY, "cut at 64 MB"));
    var gaps = me.post(PATH + "/1/enrich", "").json().path("gaps").toString();
    assertThat(gaps).contains("It is down.", "cut at 64 MB");
  }

  @Test
  void an_investigation_is_started_with_a_question_that_compiles() {
    var started = me.post(PATH + "/1/investigate", "");
    assertThat(started.status()).as(started.text()).isEqualTo(201);
    assertThat(started.json().path("query").asText())
        .isEqualTo("Everything about 192.0.2.1 in the last 2 days.");
    var read = me.get(PATH + "/1").json();
    assertThat(read.at("/sessions/0/id").asText())
        .isEqualTo(started.json().path("session_id").asText());
    var colleague = api.as(RunningApi.COLLEAGUE).get(PATH + "/1").json();
    assertThat(colleague.path("sessions")).isEmpty();
    assertThat(colleague.path("timeline").toString()).doesNotContain("Everything about");
    assertThat(me.post(PATH + "/2/investigate", "").status()).isEqualTo(409);
    assertThat(me.post(PATH + "/99/investigate", "").status()).isEqualTo(404);
  }

  @Test
  void a_finding_opens_one_incident_at_the_provider() {
    var found = Fixtures.finding("user017@contoso.example");
    found(RunningApi.ANALYST_ID, found);
    var wish = "{\"finding_id\": \"" + found.id() + "\", \"severity\": \"high\"}";
    var opened = me.post(PATH, wish);
    assertThat(opened.status()).as(opened.text()).isEqualTo(201);
    assertThat(opened.json().path("title").asText()).isEqualTo(found.title());
    assertThat(opened.json().path("severity").asText()).isEqualTo("high");
    assertThat(opened.json().path("description").asText())
        .contains(found.id().value(), found.evidence().getFirst().citation());
    var one = opened.header("Location").orElseThrow();
    assertThat(me.get(one).json().path("timeline").findValuesAsText("what"))
        .contains("incident.opened");
    assertThat(me.post(PATH, wish).status()).isEqualTo(409);
    assertThat(me.post(PATH, wish).detail()).contains(one);
  }

  @Test
  void a_colleagues_finding_and_a_provider_that_is_down_open_none() {
    var theirs = Fixtures.finding("user018@contoso.example");
    found(RunningApi.COLLEAGUE_ID, theirs);
    assertThat(me.post(PATH, "{\"finding_id\": \"" + theirs.id() + "\"}").status()).isEqualTo(404);
    var mine = Fixtures.finding("user019@contoso.example");
    found(RunningApi.ANALYST_ID, mine);
    api.remote.breaks("It answered 429.");
    var refused = me.post(PATH, "{\"finding_id\": \"" + mine.id() + "\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.detail()).contains("It answered 429.");
    assertThat(me.get(PATH).json().path("total").asInt()).isEqualTo(2);
  }

  private void found(UserId owner, Finding finding) {
    var session = Fixtures.session(owner);
    api.world.runQueue().addManual(Fixtures.manualRun(session), session, 500);
    api.world
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            RunningApi.NOON,
            Optional.of(Fixtures.found(finding)));
  }
}
