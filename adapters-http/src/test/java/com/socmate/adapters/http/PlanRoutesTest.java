package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.AuditLog;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.ResultTable.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanRoutesTest {
  private static final QueryCheck SOUND =
      new QueryCheck.Valid(
          List.of(
              new Column("IPAddress", "string"),
              new Column("Attempts", "long"),
              new Column("LastSeen", "datetime")),
          List.of("SigninLogs"));

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @BeforeEach
  void the_workspace_knows_the_columns() {
    api.logs.check(SOUND);
  }

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void a_query_is_compiled_without_keeping_anything() {
    var compiled = client.post("/api/v1/schedules/plan", "{\"query\":\"Failed sign-ins\"}").json();
    assertThat(compiled.path("compiled").asBoolean()).isTrue();
    assertThat(compiled.path("plan").path("rule").path("text").asText()).isEqualTo("Attempts > 5");
    var not = client.post("/api/v1/schedules/plan", "{\"query\":\"Weather\"}").json();
    assertThat(not.path("compiled").asBoolean()).isFalse();
    assertThat(not.path("closest").asText()).isNotEmpty();
    assertThat(client.get("/api/v1/schedules").json().path("total").asInt()).isZero();
  }

  @Test
  void what_a_plan_shows_can_be_sent_back_and_changes_nothing() {
    var plan = planOf(schedule());
    var shown = client.get(plan);
    var kept = put(plan, shown.text());
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.json().path("hash")).isEqualTo(shown.json().path("hash"));
    assertThat(kept.json().path("intent").asText()).isEqualTo("failed_signins");
  }

  @Test
  void an_edited_plan_is_another_version_with_who_and_why() {
    var id = schedule();
    var plan = planOf(id);
    var edited = put(plan, withThreshold(plan, 9, "Too loud."));
    assertThat(edited.status()).isEqualTo(200);
    assertThat(edited.header("ETag")).contains("\"v2\"");
    assertThat(edited.json().path("version").asInt()).isEqualTo(2);
    assertThat(edited.json().path("origin").asText()).isEqualTo("edited");
    assertThat(edited.json().path("author").asText()).isEqualTo(RunningApi.ANALYST_ID.value());
    assertThat(edited.json().path("note").asText()).isEqualTo("Too loud.");
    var versions = client.get(plan + "/versions").json();
    assertThat(versions.path("total").asInt()).isEqualTo(2);
    assertThat(versions.path("versions").get(0).path("rule").asText()).isEqualTo("Attempts > 9");
    assertThat(client.get(plan + "/versions/1").json().path("origin").asText())
        .isEqualTo("compiled");
    var schedule = client.get("/api/v1/schedules/" + id).json();
    assertThat(schedule.path("plan").path("edited").asBoolean()).isTrue();
    assertThat(schedule.path("plan").path("version").asInt()).isEqualTo(2);
    assertThat(actions()).contains("plan.edited");
  }

  @Test
  void everything_wrong_with_a_plan_is_said_at_once_and_nothing_is_kept() {
    var plan = planOf(schedule());
    api.logs.check(
        new QueryCheck.Invalid(
            List.of(
                new Problem(2, 9, "There is no column Atempts. Did you mean Attempts?"),
                new Problem(3, 1, "There is no table Signins."))));
    var refused = put(plan, withThreshold(plan, 9, ""));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.violations())
        .containsExactly(
            "body.queries.0.kql|value_error.kql", "body.queries.0.kql|value_error.kql");
    assertThat(refused.message("body.queries.0.kql"))
        .isEqualTo("line 2, column 9: There is no column Atempts. Did you mean Attempts?");
    assertThat(client.get(plan + "/versions").json().path("total").asInt()).isEqualTo(1);
  }

  @Test
  void what_only_follows_from_another_mistake_is_not_told() {
    var plan = planOf(schedule());
    api.logs.check(
        new QueryCheck.Invalid(
            List.of(
                new Problem(1, 9, "No table is called `SigninLog`. Did you mean `SigninLogs`?"),
                new Problem(5, 2, "No table is called `tries`. Did you mean `tries`?"))));
    assertThat(put(plan, withThreshold(plan, 9, "")).violations()).hasSize(1);
  }

  @Test
  void the_rule_is_held_against_the_columns() {
    var plan = planOf(schedule());
    var body = (ObjectNode) client.get(plan).json();
    var rule = (ObjectNode) body.path("rule");
    rule.put("metric", "Tries");
    rule.withArray("key").removeAll().add("LastSeen").add("Account");
    var refused = put(plan, body.toString());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.violations())
        .containsExactly(
            "body.rule.metric|value_error.plan",
            "body.rule.key.0|value_error.plan",
            "body.rule.key.1|value_error.plan");
    assertThat(refused.message("body.rule.metric")).contains("IPAddress, Attempts, LastSeen");
  }

  @Test
  void another_key_makes_it_another_check() {
    var plan = planOf(schedule());
    var body = (ObjectNode) client.get(plan).json();
    ((ObjectNode) body.path("rule")).withArray("key").add("Attempts");
    assertThat(put(plan, body.toString()).json().path("intent").asText()).isEqualTo("custom");
  }

  @Test
  void a_plan_that_cannot_be_read_is_refused_member_by_member() {
    var plan = planOf(schedule());
    var refused =
        put(
            plan,
            """
            {"title":"x","window":"a day","rule":{"metric":"Attempts","operator":"=","value":"5","key":[]},
             "queries":[{"purpose":"decide","kql":""}],"colour":"red"}
            """);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.violations())
        .containsExactly(
            "body.colour|value_error.extra",
            "body.window|value_error.duration",
            "body.rule.key|value_error.list.min_items",
            "body.rule.operator|type_error.enum",
            "body.rule.value|type_error.number",
            "body.queries.0.purpose|type_error.enum",
            "body.queries.0.kql|value_error.any_str.min_length");
  }

  @Test
  void a_change_made_from_an_older_version_is_refused() {
    var plan = planOf(schedule());
    var first = withThreshold(plan, 9, "");
    var second = withThreshold(plan, 12, "");
    assertThat(put(plan, first, "If-Match", "\"v1\"").status()).isEqualTo(200);
    var late = put(plan, second, "If-Match", "\"v1\"");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.header("ETag")).contains("\"v2\"");
  }

  @Test
  void an_earlier_version_is_restored_under_a_number_of_its_own() {
    var plan = planOf(schedule());
    put(plan, withThreshold(plan, 9, ""));
    var restored = client.post(plan + "/versions/1/restore", "");
    assertThat(restored.json().path("version").asInt()).isEqualTo(3);
    assertThat(restored.json().path("origin").asText()).isEqualTo("compiled");
    assertThat(restored.json().path("note").asText()).isEqualTo("As in version 1.");
    assertThat(restored.json().path("hash"))
        .isEqualTo(client.get(plan + "/versions/1").json().path("hash"));
    assertThat(client.post(plan + "/versions/7/restore", "").status()).isEqualTo(404);
  }

  @Test
  void a_restored_version_must_still_run() {
    var plan = planOf(schedule());
    put(plan, withThreshold(plan, 9, ""));
    api.logs.check(new QueryCheck.Invalid(List.of(new Problem(1, 1, "There is no such table."))));
    assertThat(client.post(plan + "/versions/1/restore", "").status()).isEqualTo(422);
  }

  @Test
  void another_query_asks_what_becomes_of_an_edited_plan() {
    var id = schedule();
    var plan = planOf(id);
    put(plan, withThreshold(plan, 9, ""));
    var patch = "{\"user_query\":\"Failed sign-ins of admins\"}";
    var asked = client.patch("/api/v1/schedules/" + id, patch);
    assertThat(asked.status()).isEqualTo(409);
    assertThat(asked.detail()).contains("edited_plan: keep").contains("edited_plan: replace");
    assertThat(client.get("/api/v1/schedules/" + id).json().path("user_query").asText())
        .isEqualTo("Failed sign-ins");
    client.patch("/api/v1/schedules/" + id, patch.replace("}", ",\"edited_plan\":\"keep\"}"));
    assertThat(client.get(plan).json().path("version").asInt()).isEqualTo(2);
    var other = "{\"user_query\":\"Failed sign-ins of guests\",\"edited_plan\":\"replace\"}";
    client.patch("/api/v1/schedules/" + id, other);
    assertThat(client.get(plan).json().path("version").asInt()).isEqualTo(3);
    assertThat(client.get(plan).json().path("origin").asText()).isEqualTo("compiled");
  }

  @Test
  void an_edited_plan_can_be_given_up_for_the_words() {
    var plan = planOf(schedule());
    put(plan, withThreshold(plan, 9, ""));
    var again = client.post(plan + "/recompile", "");
    assertThat(again.json().path("origin").asText()).isEqualTo("compiled");
    assertThat(again.json().path("hash"))
        .isEqualTo(client.get(plan + "/versions/1").json().path("hash"));
  }

  @Test
  void a_plan_of_the_team_is_read_by_all_and_changed_by_its_owner() {
    var id = schedule();
    var plan = planOf(id);
    var body = withThreshold(plan, 9, "");
    var colleague = api.as(RunningApi.COLLEAGUE);
    assertThat(colleague.get(plan).status()).isEqualTo(404);
    client.patch("/api/v1/schedules/" + id, "{\"visibility\":\"team\"}");
    assertThat(colleague.get(plan).status()).isEqualTo(200);
    assertThat(put(colleague, plan, body).status()).isEqualTo(404);
    assertThat(put(api.as(RunningApi.ADMIN), plan, body).status()).isEqualTo(200);
  }

  private List<String> actions() {
    return api.world.auditLog().entries().stream().map(AuditLog.Entry::action).toList();
  }

  private String withThreshold(String plan, int value, String note) {
    var body = (ObjectNode) client.get(plan).json();
    ((ObjectNode) body.path("rule")).put("value", value);
    return body.put("note", note).toString();
  }

  private Client.Reply put(String path, String body, String... headers) {
    return put(client, path, body, headers);
  }

  private static Client.Reply put(Client by, String path, String body, String... headers) {
    return by.sendBody("PUT", path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  private String schedule() {
    var made =
        client.post(
            "/api/v1/schedules",
            """
            {"name":"Sign-ins","user_query":"Failed sign-ins","persona":"soc_analyst",
             "frequency":"daily","scheduled_time":"06:00"}
            """);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static String planOf(String id) {
    return "/api/v1/schedules/" + id + "/plan";
  }
}
