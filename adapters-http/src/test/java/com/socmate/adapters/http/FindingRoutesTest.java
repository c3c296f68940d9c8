package com.socmate.adapters.http;

import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.ScheduleFixture.aSchedule;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Fixtures;
import com.socmate.domain.finding.Finding;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FindingRoutesTest {
  private static final String PATH = "/api/v1/findings";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_finding_is_acknowledged_dismissed_and_reopened() {
    var found = finding("user017@contoso.example");
    found(mine(), found);
    var one = PATH + "/" + found.id();
    assertThat(status(client.get(PATH + "?status=open").json().path("findings").get(0)))
        .isEqualTo("open");
    var acknowledged = client.post(one + "/acknowledge", "{\"note\":\"Looking.\"}").json();
    assertThat(status(acknowledged)).isEqualTo("acknowledged");
    assertThat(acknowledged.path("triage").path("words").asText()).isEqualTo("Looking.");
    assertThat(client.post(one + "/acknowledge", "").status()).isEqualTo(409);
    assertThat(client.post(one + "/dismiss", "{}").status()).isEqualTo(422);
    var dismissed = client.post(one + "/dismiss", "{\"reason\":\"A pentest.\"}").json();
    assertThat(status(dismissed)).isEqualTo("dismissed");
    assertThat(dismissed.path("triage").path("by").asText())
        .isEqualTo(RunningApi.ANALYST_ID.value());
    assertThat(client.post(one + "/acknowledge", "").detail()).contains("reopen it first");
    assertThat(status(client.post(one + "/reopen", "").json())).isEqualTo("open");
    assertThat(client.post(one + "/reopen", "").status()).isEqualTo(409);
    assertThat(actions())
        .containsSubsequence("finding.acknowledged", "finding.dismissed", "finding.reopened");
  }

  @Test
  void what_is_the_teams_is_triaged_by_the_team_and_what_is_private_is_not_there() {
    var shared = finding("user017@contoso.example");
    var secret = finding("user018@contoso.example");
    found(of(RunningApi.COLLEAGUE_ID, Visibility.TEAM), shared);
    found(of(RunningApi.COLLEAGUE_ID, Visibility.PRIVATE), secret);
    assertThat(client.get(PATH).json().path("total").asInt()).isEqualTo(1);
    assertThat(client.post(PATH + "/" + shared.id() + "/acknowledge", "").status()).isEqualTo(200);
    assertThat(client.post(PATH + "/" + secret.id() + "/acknowledge", "").status()).isEqualTo(404);
    assertThat(client.get(PATH + "/" + secret.id()).status()).isEqualTo(404);
    assertThat(api.as(RunningApi.ADMIN).get(PATH).json().path("total").asInt()).isEqualTo(2);
  }

  @Test
  void a_suppression_is_made_from_a_finding_and_lifted() {
    var found = finding("user017@contoso.example");
    var schedule = mine();
    found(schedule, found);
    var made =
        client.post(
            PATH + "/" + found.id() + "/suppress",
            "{\"reason\":\"The scanner.\",\"expires_at\":\"2026-06-20T12:00:00Z\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var one = made.header("Location").orElseThrow();
    assertThat(made.json().path("scope").asText()).isEqualTo("schedule");
    assertThat(made.json().path("schedule_id").asText()).isEqualTo(schedule.id().value());
    assertThat(status(client.get(PATH + "/" + found.id()).json())).isEqualTo("suppressed");
    assertThat(client.get(PATH + "?status=suppressed").json().path("total").asInt()).isOne();
    assertThat(client.post(PATH + "/" + found.id() + "/suppress", "{\"reason\":\"x\"}").detail())
        .contains("suppressed already");
    assertThat(client.get("/api/v1/suppressions?active=true").json().path("total").asInt()).isOne();
    assertThat(client.post(one + "/lift", "").json().path("active").asBoolean()).isFalse();
    assertThat(client.post(one + "/lift", "").status()).isEqualTo(409);
    assertThat(status(client.get(PATH + "/" + found.id()).json())).isEqualTo("open");
    assertThat(actions()).containsSubsequence("finding.suppressed", "suppression.lifted");
  }

  @Test
  void it_ends_by_itself() {
    var found = finding("user017@contoso.example");
    found(mine(), found);
    client.post(PATH + "/" + found.id() + "/suppress", "{\"reason\":\"For a month.\"}");
    api.now.set(RunningApi.NOON.plus(Duration.ofDays(31)));
    assertThat(status(client.get(PATH + "/" + found.id()).json())).isEqualTo("open");
    assertThat(
            client
                .get("/api/v1/suppressions")
                .json()
                .path("suppressions")
                .get(0)
                .path("active")
                .asBoolean())
        .isFalse();
  }

  @Test
  void what_reaches_all_schedules_is_for_admins() {
    var found = finding("user017@contoso.example");
    found(of(RunningApi.ANALYST_ID, Visibility.TEAM), found);
    var body = "{\"reason\":\"Everywhere.\",\"scope\":\"workspace\"}";
    assertThat(client.post(PATH + "/" + found.id() + "/suppress", body).status()).isEqualTo(403);
    var made = api.as(RunningApi.ADMIN).post(PATH + "/" + found.id() + "/suppress", body);
    assertThat(made.json().path("scope").asText()).isEqualTo("workspace");
    var lift = made.header("Location").orElseThrow() + "/lift";
    assertThat(client.post(lift, "").status()).isEqualTo(403);
    assertThat(api.as(RunningApi.ADMIN).post(lift, "").status()).isEqualTo(200);
  }

  @Test
  void what_was_found_without_a_schedule_has_none_to_be_suppressed_for() {
    var found = finding("user017@contoso.example");
    var session = Fixtures.session(RunningApi.ANALYST_ID);
    keep(session, found);
    var asked = client.post(PATH + "/" + found.id() + "/suppress", "{\"reason\":\"x\"}");
    assertThat(asked.status()).isEqualTo(409);
    assertThat(client.get(PATH + "?session=" + session.id()).json().path("total").asInt()).isOne();
  }

  @Test
  void nonsense_is_refused_with_its_place() {
    var found = finding("user017@contoso.example");
    found(mine(), found);
    var refused =
        client.post(
            PATH + "/" + found.id() + "/suppress",
            "{\"expires_at\":\"2020-01-01T00:00:00Z\",\"scope\":\"galaxy\"}");
    assertThat(refused.violations())
        .containsExactly(
            "body.reason|value_error.missing",
            "body.expires_at|value_error.datetime.range",
            "body.scope|type_error.enum");
    assertThat(client.get(PATH + "?status=lost").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?schedule=x").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/fnd_nothing").status()).isEqualTo(404);
  }

  private static String status(JsonNode finding) {
    return finding.path("status").asText();
  }

  private List<String> actions() {
    return api.world.auditLog().entries().stream().map(AuditLog.Entry::action).toList();
  }

  private Schedule mine() {
    return of(RunningApi.ANALYST_ID, Visibility.PRIVATE);
  }

  private Schedule of(UserId owner, Visibility visibility) {
    var fixture = aSchedule().ownedBy(owner);
    var schedule =
        visibility == Visibility.TEAM ? fixture.sharedWithTheTeam().make() : fixture.make();
    api.world.schedules().add(schedule, Optional.empty());
    return schedule;
  }

  private void found(Schedule schedule, Finding... findings) {
    keep(Fixtures.sessionFor(schedule), findings);
  }

  private SessionId keep(Session session, Finding... findings) {
    var run = Fixtures.manualRun(session);
    api.world.runQueue().addManual(run, session, 500);
    api.world
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            RunningApi.NOON,
            Optional.of(Fixtures.found(findings)));
    return session.id();
  }
}
