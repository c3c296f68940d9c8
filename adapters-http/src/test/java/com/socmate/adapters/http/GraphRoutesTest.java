package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.graph.FeedGraph;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Fixtures;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Cell;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.ResultTable;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.TimeRange;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphRoutesTest {
  private static final String PATH = "/api/v1/graph";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_entity_is_answered_with_what_lies_around_it_and_the_rows_that_prove_it() {
    var session = mine("alice@contoso.example 203.0.113.7", "alice@contoso.example 203.0.113.8");
    var around = client.get(PATH + "/entity/203%5B.%5D0.113%5B.%5D7?depth=2");
    assertThat(around.status()).as(around.text()).isEqualTo(200);
    var json = around.json();
    assertThat(json.at("/entity/value").asText()).isEqualTo("203.0.113.7");
    assertThat(json.at("/entity/prevalence/sessions").asInt()).isOne();
    assertThat(values(json.path("nodes")))
        .containsExactly("203.0.113.7", "alice@contoso.example", "203.0.113.8");
    assertThat(json.at("/edges/0/type").asText()).isEqualTo("SIGNED_IN_FROM");
    assertThat(json.at("/edges/0/sessions/0/session_id").asText()).isEqualTo(session.value());
    assertThat(json.at("/edges/0/sessions/0/row").asInt()).isOne();
    assertThat(json.path("cut").asBoolean()).isFalse();
  }

  @Test
  void a_neighbourhood_is_as_deep_and_as_large_as_was_asked_for() {
    mine("alice@contoso.example 203.0.113.7", "alice@contoso.example 203.0.113.8");
    var one = client.get(PATH + "/entity/203.0.113.7").json();
    assertThat(values(one.path("nodes"))).containsExactly("203.0.113.7", "alice@contoso.example");
    var capped = client.get(PATH + "/entity/203.0.113.7?depth=3&limit=1").json();
    assertThat(values(capped.path("nodes"))).hasSize(2);
    assertThat(capped.path("cut").asBoolean()).isTrue();
    assertThat(capped.at("/nodes/0/more").asInt()).isZero();
    assertThat(capped.at("/nodes/1/more").asInt()).isOne();
    var narrowed = client.get(PATH + "/entity/203.0.113.7?types=host,process").json();
    assertThat(values(narrowed.path("nodes"))).containsExactly("203.0.113.7");
  }

  @Test
  void what_only_a_colleagues_private_session_shows_is_not_there() {
    ran(RunningApi.COLLEAGUE_ID, Visibility.PRIVATE, "bob@contoso.example 203.0.113.9");
    var session = ran(RunningApi.COLLEAGUE_ID, Visibility.TEAM, "eve@contoso.example 203.0.113.10");
    assertThat(client.get(PATH + "/entity/203.0.113.9").status()).isEqualTo(404);
    assertThat(client.get(PATH + "/search?q=bob").json().path("total").asInt()).isZero();
    assertThat(client.get(PATH + "/entity/203.0.113.10").status()).isEqualTo(200);
    assertThat(client.get(PATH + "/session/" + session).status()).isEqualTo(200);
    assertThat(api.as(RunningApi.ADMIN).get(PATH + "/entity/203.0.113.9").status()).isEqualTo(200);
  }

  @Test
  void a_session_is_drawn_for_whoever_sees_it() {
    var session = mine("alice@contoso.example 203.0.113.7");
    var drawn = client.get(PATH + "/session/" + session).json();
    assertThat(drawn.path("relation").asText()).isEqualTo("INVESTIGATED_IN");
    assertThat(values(drawn.path("nodes")))
        .containsExactlyInAnyOrder("alice@contoso.example", "203.0.113.7");
    assertThat(drawn.path("edges")).hasSize(1);
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH + "/session/" + session).status())
        .isEqualTo(404);
  }

  @Test
  void names_are_searched_and_what_can_stand_in_no_path_is_asked_for_as_a_parameter() {
    mine("alice@contoso.example 203.0.113.7");
    var found = client.get(PATH + "/search?q=alic").json();
    assertThat(found.path("total").asInt()).isOne();
    assertThat(found.at("/entities/0/kind").asText()).isEqualTo("user");
    assertThat(client.get(PATH + "/entity?value=ALICE@contoso.example").status()).isEqualTo(200);
  }

  @Test
  void names_are_merged_and_unmerged_and_both_are_in_the_audit_log() {
    mine("alice@contoso.example 203.0.113.7", "a.liddell@contoso.example 203.0.113.8");
    var body =
        "{\"kind\":\"user\",\"alias\":\"A.Liddell@contoso.example\",\"into\":\"alice@contoso.example\",\"reason\":\"Married.\"}";
    var made = client.post(PATH + "/merges", body);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var one = made.header("Location").orElseThrow();
    var alice = client.get(PATH + "/entity/a.liddell@contoso.example?kind=user").json();
    assertThat(alice.at("/entity/value").asText()).isEqualTo("alice@contoso.example");
    assertThat(alice.at("/entity/aliases/0").asText()).isEqualTo("a.liddell@contoso.example");
    assertThat(values(alice.path("nodes"))).contains("203.0.113.7", "203.0.113.8");
    assertThat(client.post(PATH + "/merges", body).detail()).contains("undo that first");
    assertThat(api.as(RunningApi.COLLEAGUE).get(one).status()).isEqualTo(404);
    assertThat(api.as(RunningApi.COLLEAGUE).post(one + "/undo", "").status()).isEqualTo(404);
    assertThat(client.post(one + "/undo", "").json().path("holds").asBoolean()).isFalse();
    assertThat(client.post(one + "/undo", "").status()).isEqualTo(409);
    assertThat(client.get(PATH + "/merges").json().path("total").asInt()).isOne();
    assertThat(api.world.auditLog().entries().stream().map(AuditLog.Entry::action))
        .containsSubsequence("entity.merged", "entity.merge-undone");
  }

  @Test
  void what_the_caller_does_not_see_cannot_be_merged() {
    mine("alice@contoso.example 203.0.113.7");
    ran(RunningApi.COLLEAGUE_ID, Visibility.PRIVATE, "bob@contoso.example 203.0.113.9");
    var reply =
        client.post(
            PATH + "/merges",
            "{\"kind\":\"user\",\"alias\":\"bob@contoso.example\",\"into\":\"alice@contoso.example\"}");
    assertThat(reply.status()).isEqualTo(404);
  }

  @Test
  void nonsense_is_refused_with_its_place() {
    assertThat(client.get(PATH + "/entity/x?depth=4").detail()).contains("depth", "1 to 3");
    assertThat(client.get(PATH + "/entity/x?types=ip,car").detail()).contains("car");
    assertThat(client.get(PATH + "/entity/203.0.113.7").status()).isEqualTo(404);
    assertThat(client.get(PATH + "/search?types=car").detail()).contains("car");
    assertThat(client.get(PATH + "/entity").status()).isEqualTo(400);
    assertThat(
            client
                .post(PATH + "/merges", "{\"kind\":\"ip\",\"alias\":\"x\",\"into\":\"10.0.0.1\"}")
                .violations())
        .containsExactly("body.alias|value_error.entity");
    assertThat(
            client
                .post(
                    PATH + "/merges",
                    "{\"kind\":\"ip\",\"alias\":\"10.0.0.01\",\"into\":\"10.0.0.1\"}")
                .violations())
        .containsExactly("body.into|value_error.same");
  }

  private static List<String> values(JsonNode names) {
    return StreamSupport.stream(names.spliterator(), false)
        .map(it -> it.path("value").asText())
        .toList();
  }

  private SessionId mine(String... rows) {
    return ran(RunningApi.ANALYST_ID, Visibility.PRIVATE, rows);
  }

  private SessionId ran(UserId owner, Visibility visibility, String... rows) {
    var session = Fixtures.session(owner, visibility);
    api.world.runQueue().addManual(Fixtures.manualRun(session), session, 50);
    api.world
        .sessions()
        .conclude(
            session.id(),
            Session.Status.COMPLETED,
            RunningApi.NOON,
            Optional.of(
                new InvestigationResult(
                    new Conclusion.Clear(), List.of(evidence(rows)), "# Report")));
    new FeedGraph(api.world.unreadEvidence(), api.world.graph()).feed();
    return session.id();
  }

  private static Evidence evidence(String... rows) {
    var columns =
        List.of(
            new ResultTable.Column("UserPrincipalName", "string"),
            new ResultTable.Column("IPAddress", "string"));
    List<List<Cell>> cells =
        Arrays.stream(rows)
            .map(row -> Arrays.stream(row.split(" ")).<Cell>map(Cell.Text::new).toList())
            .toList();
    return new Evidence(
        "Q1",
        "Sign-ins",
        "SigninLogs",
        TimeRange.endingAt(RunningApi.NOON, Duration.ofDays(1)),
        new ResultTable(columns, cells),
        rows.length,
        "");
  }
}
