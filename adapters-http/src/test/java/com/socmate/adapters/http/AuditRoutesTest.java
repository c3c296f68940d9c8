package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.BriefReaderContract;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The audits' side of the API, as its contract has it.
class AuditRoutesTest {
  private static final String WORKSPACES = "/api/workspaces";
  private static final String WEEKLY =
      """
      {"name": "Weekly production scan", "auditType": "shallow", "cronExpression": "0 9 * * 1",
       "targets": ["acme.example.com"]}
      """;
  private static final String SHALLOW = "{\"type\": \"shallow\"}";

  private final RunningApi api = new RunningApi();
  private final Client client = api.client();
  private final String workspace = made();

  @AfterEach
  void stop() {
    api.stop();
  }

  private String made() {
    var reply = client.post(WORKSPACES, "{\"name\": \"Acme\", \"domain\": \"ACME.example.com.\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    var made = reply.json().at("/data/workspace");
    assertThat(made.path("id").asText()).startsWith("ws_");
    assertThat(made.path("domain").asText()).isEqualTo("acme.example.com");
    assertThat(reply.header("Location")).contains(WORKSPACES + "/" + made.path("id").asText());
    return WORKSPACES + "/" + made.path("id").asText();
  }

  @Test
  void a_schedule_is_answered_as_the_contract_has_it() {
    var reply = client.post(workspace + "/scheduled-audits", WEEKLY);

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("success").asBoolean()).isTrue();
    var schedule = reply.json().at("/data/schedule");
    assertThat(schedule.path("id").asText()).startsWith("sched_");
    assertThat(schedule.path("isActive").asBoolean()).isTrue();
    assertThat(schedule.path("nextRunAt").asText()).isEqualTo("2026-05-25T09:00:00.000Z");
    assertThat(schedule.path("createdAt").asText()).isEqualTo("2026-05-20T12:00:00.000Z");
    assertThat(schedule.path("lastRunAt").isNull()).isTrue();
    assertThat(schedule.path("timezone").asText()).isEqualTo("UTC");
    assertThat(schedule.at("/targetStatus/0/status").asText()).isEqualTo("unverified");
    var id = schedule.path("id").asText();
    assertThat(client.get(workspace + "/scheduled-audits").json().at("/data/schedules/0"))
        .isEqualTo(schedule);
    assertThat(client.get(reply.header("Location").orElseThrow()).json().at("/data/schedule"))
        .isEqualTo(schedule);
    assertThat(client.get(workspace + "/scheduled-audits/" + id).status()).isEqualTo(200);
  }

  @Test
  void a_schedule_is_paused_resumed_changed_and_deleted() {
    var one = scheduled();

    var paused = put(one, "{\"isActive\": false}").json().at("/data/schedule");
    assertThat(paused.path("isActive").asBoolean()).isFalse();
    assertThat(paused.path("nextRunAt").isNull()).isTrue();
    assertThat(put(one, "{\"isActive\": false}").status()).isEqualTo(200);
    var resumed =
        put(one, "{\"isActive\": true, \"cronExpression\": \"0 0 1 * *\", \"name\": \"Monthly\"}")
            .json()
            .at("/data/schedule");
    assertThat(resumed.path("name").asText()).isEqualTo("Monthly");
    assertThat(resumed.path("nextRunAt").asText()).isEqualTo("2026-06-01T00:00:00.000Z");
    var inBerlin = put(one, "{\"timezone\": \"Europe/Berlin\"}").json();
    assertThat(inBerlin.at("/data/schedule/nextRunAt").asText())
        .isEqualTo("2026-05-31T22:00:00.000Z");

    var deleted = client.send("DELETE", one);
    assertThat(deleted.text()).isEqualTo("{\"success\":true,\"message\":\"Schedule deleted\"}");
    assertThat(client.get(one).status()).isEqualTo(404);
    assertThat(client.send("DELETE", one).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | INVALID_FIELD | name: field required.",
        "{\"name\": \"x\", \"auditType\": \"thorough\", \"cronExpression\": \"0 9 * * 1\"}"
            + " | INVALID_FIELD | auditType:",
        "{\"name\": \"x\", \"auditType\": \"shallow\", \"cronExpression\": \"61 9 * * 1\"}"
            + " | INVALID_FIELD | cronExpression:",
        "{\"name\": \"x\", \"auditType\": \"shallow\", \"cronExpression\": \"0 6 31 2 *\"}"
            + " | INVALID_FIELD | cronExpression:",
        "{\"name\": \"x\", \"auditType\": \"shallow\", \"cronExpression\": \"0 9 * * 1\","
            + " \"targets\": [\"127.0.0.1\"]} | INVALID_FIELD | targets.0:",
        "{\"name\": \"x\", \"auditType\": \"shallow\", \"cronExpression\": \"0 9 * * 1\","
            + " \"targets\": []} | INVALID_FIELD | targets:",
        "{\"name\": \"x\", \"auditType\": \"autonomous\", \"cronExpression\": \"0 9 * * 1\"}"
            + " | INVALID_FIELD | scope:",
        "{\"name\": \"x\", \"auditType\": \"deep\", \"cronExpression\": \"*/30 * * * *\"}"
            + " | INVALID_FIELD | cronExpression:",
        "[] | INVALID_REQUEST | ",
        "{ | INVALID_REQUEST | "
      })
  void what_cannot_be_scheduled_is_refused_with_a_code_and_a_sentence(
      String body, String code, String message) {
    var reply = client.post(workspace + "/scheduled-audits", body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(code(reply)).isEqualTo(code);
    if (message != null) {
      assertThat(reply.detail()).startsWith(message);
    }
    assertThat(reply.json().at("/error/requestId").asText())
        .isEqualTo(reply.header("X-Request-Id").orElseThrow());
  }

  @Test
  void a_shallow_audit_may_run_every_half_hour() {
    var body = WEEKLY.replace("0 9 * * 1", "*/30 * * * *");
    assertThat(client.post(workspace + "/scheduled-audits", body).status()).isEqualTo(201);
  }

  @Test
  void a_deep_audit_is_scheduled_and_ordered_like_any_other() {
    var weekly = WEEKLY.replace("\"shallow\"", "\"deep\"");
    assertThat(client.post(workspace + "/scheduled-audits", weekly).status()).isEqualTo(201);
    prove();
    var ordered = client.post(workspace + "/audits", "{\"type\": \"deep\"}");
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
    assertThat(ordered.json().at("/data/audit/type").asText()).isEqualTo("deep");
    assertThat(ordered.json().at("/data/audit/plan").isNull()).isTrue();
  }

  @Test
  void whoever_is_to_be_told_of_the_end_is_answered_and_the_secret_only_once() {
    prove();
    var body = "{\"type\": \"shallow\", \"callbackUrl\": \"https://ci.example/ended\"}";
    var ordered = client.post(workspace + "/audits", body);
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
    var callback = ordered.json().at("/data/audit/callback");
    assertThat(callback.path("url").asText()).isEqualTo("https://ci.example/ended");
    assertThat(callback.path("status").asText()).isEqualTo("waiting");
    assertThat(callback.path("secret").asText()).startsWith("whsec_");

    var later = client.get(ordered.header("Location").orElseThrow());
    assertThat(later.json().at("/data/audit/callback/status").asText()).isEqualTo("waiting");
    assertThat(later.json().at("/data/audit/callback/secret").isNull()).isTrue();
    assertThat(later.text()).doesNotContain("whsec_");
  }

  @Test
  void an_address_that_nobody_could_be_told_at_is_refused_and_nothing_is_ordered() {
    prove();
    var body = "{\"type\": \"shallow\", \"callbackUrl\": \"ftp://ci.example/ended\"}";
    var refused = client.post(workspace + "/audits", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(code(refused)).isEqualTo("INVALID_FIELD");
    assertThat(refused.detail()).startsWith("callbackUrl:");
    assertThat(client.get(workspace + "/audits").json().at("/data/pagination/total").asInt())
        .isZero();
  }

  @Test
  void an_autonomous_audit_says_what_it_makes_of_its_brief_and_who_did() {
    prove();
    var ordered =
        client.post(
            workspace + "/audits",
            "{\"type\": \"autonomous\", \"scope\": \"Look for XSS below /shop, not on"
                + " other.example.net.\"}");
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
    var plan = ordered.json().at("/data/audit/plan");
    assertThat(plan.path("by").asText()).isEqualTo("rules");
    assertThat(plan.path("note").isNull()).isTrue();
    assertThat(plan.path("steps").toString())
        .contains("/shop", "INP-101")
        .doesNotContain("INP-104");
  }

  private static final String BRIEFED =
      "{\"type\": \"autonomous\", \"scope\": \"Check everything below /shop.\"}";

  @Test
  void an_autonomous_audit_says_which_model_made_its_plan_narrower() {
    prove();
    api.briefs.suggests(BriefReaderContract.narrower(Set.of(), Set.of(), 7));
    var ordered = client.post(workspace + "/audits", BRIEFED);
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
    var plan = ordered.json().at("/data/audit/plan");
    assertThat(plan.path("by").asText()).isEqualTo("model");
    assertThat(plan.path("note").asText()).contains("The model small");
    assertThat(plan.path("steps").toString()).contains("at most 7 pages", "/shop");
    var got = client.get(ordered.header("Location").orElseThrow()).json();
    assertThat(got.at("/data/audit/plan")).isEqualTo(plan);
    assertThat(api.briefs.asked()).hasSize(1);
  }

  @Test
  void a_model_that_is_not_followed_is_named_with_why() {
    prove();
    api.briefs.suggests(
        BriefReaderContract.narrower(Set.of(new DomainName("evil.example.org")), Set.of(), 7));
    var plan = client.post(workspace + "/audits", BRIEFED).json().at("/data/audit/plan");
    assertThat(plan.path("by").asText()).isEqualTo("rules");
    assertThat(plan.path("note").asText()).contains("The model small", "no target of this audit");
    assertThat(plan.toString()).doesNotContain("evil");
  }

  @Test
  void what_a_model_cannot_tell_is_asked() {
    prove();
    api.briefs.suggests(new Suggestion.Doubt("small", "below /shop"));
    var reply = client.post(workspace + "/audits", BRIEFED);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.detail()).startsWith("scope: The model small cannot tell what");
    assertThat(audits()).isEmpty();
  }

  @Test
  void nobody_is_asked_what_a_brief_means_before_its_targets_are_proved() {
    assertThat(client.post(workspace + "/audits", BRIEFED).status()).isEqualTo(403);
    assertThat(api.briefs.asked()).isEmpty();
  }

  @Test
  void the_brief_of_a_schedule_is_read_when_it_is_kept_and_when_it_changes() {
    prove();
    api.briefs.suggests(BriefReaderContract.narrower(Set.of(), Set.of(), 7));
    var schedules = workspace + "/scheduled-audits";
    var made =
        client.post(
            schedules,
            "{\"name\": \"x\", \"auditType\": \"autonomous\", \"cronExpression\": \"0 9 * * 1\","
                + " \"scope\": \"Check everything.\"}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    var one = made.header("Location").orElseThrow();
    var plan = client.post(one + "/run", "{}").json().at("/data/audit/plan");
    assertThat(plan.path("by").asText()).isEqualTo("model");

    assertThat(put(one, "{\"name\": \"y\", \"isActive\": false}").status()).isEqualTo(200);
    assertThat(api.briefs.asked()).hasSize(1);
    assertThat(put(one, "{\"scope\": \"Check all of it.\"}").status()).isEqualTo(200);
    assertThat(api.briefs.asked()).hasSize(2);
    assertThat(put(one, "{\"auditType\": \"deep\"}").status()).isEqualTo(200);
    assertThat(api.briefs.asked()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Do what you think best.|scope: What is to be looked at?",
        "Delete what you find.|scope: An audit changes nothing;",
        "Audit other.example.net.|scope: The brief names only hosts that are no targets"
      })
  void a_brief_that_is_not_clear_is_answered_with_a_question(String brief, String question) {
    prove();
    var order = "{\"type\": \"autonomous\", \"scope\": \"" + brief + "\"}";
    var schedule =
        "{\"name\": \"x\", \"auditType\": \"autonomous\", \"cronExpression\": \"0 9 * * 1\","
            + " \"scope\": \""
            + brief
            + "\"}";
    for (var reply :
        List.of(
            client.post(workspace + "/audits", order),
            client.post(workspace + "/scheduled-audits", schedule))) {
      assertThat(reply.status()).as(reply.text()).isEqualTo(400);
      assertThat(code(reply)).isEqualTo("INVALID_FIELD");
      assertThat(reply.detail()).startsWith(question);
      assertThat(reply.json().at("/error/hint").asText()).isNotBlank();
    }
    assertThat(audits()).isEmpty();
  }

  @Test
  void a_target_is_proved_by_its_record_and_no_longer_when_it_is_gone() {
    var path = workspace + "/targets/acme.example.com/verification";
    assertThat(client.get(path).status()).isEqualTo(404);
    var challenge = client.send("POST", path).json().at("/data/verification");
    assertThat(challenge.path("status").asText()).isEqualTo("pending");

    var failed = client.send("POST", path).json().at("/data/verification");
    assertThat(failed.path("status").asText()).isEqualTo("failed");
    assertThat(failed.path("detail").asText()).contains("has no TXT record");

    api.targets.publish(
        challenge.path("recordName").asText(), challenge.path("recordValue").asText());
    var proved = client.send("POST", path).json().at("/data/verification");
    assertThat(proved.path("status").asText()).isEqualTo("verified");
    assertThat(proved.path("method").asText()).isEqualTo("dns");
    assertThat(client.get(path).json().at("/data/verification")).isEqualTo(proved);

    api.targets.withdraw(challenge.path("recordName").asText());
    assertThat(client.send("POST", path).json().at("/data/verification/status").asText())
        .isEqualTo("failed");
  }

  @Test
  void an_audit_of_what_is_not_proved_is_refused() {
    var reply = client.post(workspace + "/audits", SHALLOW);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(code(reply)).isEqualTo("TARGET_NOT_VERIFIED");
    assertThat(client.post(scheduled() + "/run", "{}").status()).isEqualTo(403);
    assertThat(audits()).isEmpty();
  }

  @Test
  void an_audit_is_queued_listed_and_cancelled() {
    prove();
    var ordered = client.post(workspace + "/audits", SHALLOW);
    assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
    var audit = ordered.json().at("/data/audit");
    assertThat(audit.path("status").asText()).isEqualTo("queued");
    assertThat(audit.path("score").isNull()).isTrue();

    var one = ordered.header("Location").orElseThrow();
    assertThat(client.get(one).json().at("/data/audit")).isEqualTo(audit);
    assertThat(client.get(workspace + "/audits?status=queued").json().at("/data/audits/0"))
        .isEqualTo(audit);
    assertThat(client.get(workspace + "/audits?status=failed").json().at("/data/audits")).isEmpty();
    assertThat(client.get(one + "/report").status()).isEqualTo(404);

    assertThat(client.post(one + "/cancel", "{}").status()).isEqualTo(200);
    assertThat(client.get(one).json().at("/data/audit/status").asText()).isEqualTo("cancelled");
    var again = client.post(one + "/cancel", "{}");
    assertThat(again.status()).isEqualTo(409);
    assertThat(code(again)).isEqualTo("CONFLICT");
    assertThat(client.get(one + "/events").text()).contains("event: cancelled");
  }

  @Test
  void deleting_a_schedule_leaves_its_audits() {
    prove();
    var one = scheduled();
    var ran = client.post(one + "/run", "{}").json().at("/data/audit");
    assertThat(ran.path("scheduleName").asText()).isEqualTo("Weekly production scan");

    client.send("DELETE", one);

    assertThat(audits()).hasSize(1);
    assertThat(audits().getFirst().path("scheduleName").asText())
        .isEqualTo("Weekly production scan");
  }

  @Test
  void beyond_the_bound_nothing_more_is_queued() {
    prove();
    for (int count = 0; count < AuditsInMemory.BOUND; count++) {
      assertThat(client.post(workspace + "/audits", SHALLOW).status()).isEqualTo(201);
    }

    var reply = client.post(workspace + "/audits", SHALLOW);

    assertThat(reply.status()).isEqualTo(429);
    assertThat(code(reply)).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
  }

  @Test
  void what_was_found_is_told_judged_and_reported() {
    prove();
    var one = audited(List.of("TLS-003", "HST-001"));

    var audit = client.get(one).json().at("/data/audit");
    assertThat(audit.path("score").asInt()).isEqualTo(89);
    assertThat(audit.path("grade").asText()).isEqualTo("B+");
    assertThat(audit.path("findingCount").asInt()).isEqualTo(2);
    var findings = client.get(one + "/findings").json().at("/data/findings");
    assertThat(findings).hasSize(2);
    assertThat(findings.at("/0/cwe").asText()).startsWith("CWE-");
    assertThat(findings.at("/0/state").asText()).isEqualTo("new");

    var id = findings.at("/0/id").asText();
    var triage = one + "/findings/" + id + "/triage";
    assertThat(put(triage, "{\"verdict\": \"accepted_risk\", \"reason\": \"Old client\"}").status())
        .isEqualTo(400);
    var judged =
        put(triage, "{\"verdict\": \"false_positive\", \"reason\": \"A canary <b>host</b>\"}");
    assertThat(judged.json().at("/data/finding/suppressed").asBoolean()).isTrue();
    assertThat(client.get(one).json().at("/data/audit/findingCount").asInt()).isEqualTo(1);
    assertThat(client.get(one + "/findings").json().at("/data/suppressed")).hasSize(1);
    assertThat(client.get(one + "/report?format=md").text())
        .contains("Grade A", "Suppressed, and in no count", "A canary <b>host</b>")
        .contains("namespaces");
    assertThat(client.get(one + "/report?format=sarif").json().at("/runs/0/results"))
        .anySatisfy(it -> assertThat(it.at("/suppressions/0/kind").asText()).isEqualTo("external"))
        .anySatisfy(it -> assertThat(it.path("suppressions").isMissingNode()).isTrue());
    assertThat(client.get(one + "/report?format=json").json().at("/data/report/coverage/0/checks"))
        .hasSizeGreaterThan(90);
    assertThat(client.get(one + "/report").header("Content-Type").orElseThrow())
        .startsWith("text/html");

    assertThat(client.send("DELETE", triage).json().at("/data/finding/triage").isNull()).isTrue();
    assertThat(client.get(one).json().at("/data/audit/findingCount").asInt()).isEqualTo(2);
    assertThat(client.get(workspace).json().at("/data/workspace/averageScore").asInt())
        .isEqualTo(89);
  }

  @Test
  void a_viewer_reads_and_orders_nothing() {
    prove();
    var one = audited(List.of("TLS-003"));
    admit("viewer");
    var viewer = api.as(RunningApi.COLLEAGUE);

    assertThat(viewer.get(one + "/findings").status()).isEqualTo(200);
    for (var reply :
        List.of(
            viewer.post(workspace + "/audits", SHALLOW),
            viewer.post(workspace + "/scheduled-audits", WEEKLY),
            viewer.send("POST", workspace + "/targets/acme.example.com/verification"),
            viewer.post(one + "/cancel", "{}"),
            viewer.send("DELETE", workspace))) {
      assertThat(reply.status()).isEqualTo(403);
      assertThat(code(reply)).isEqualTo("FORBIDDEN");
    }
    admit("member");
    assertThat(viewer.post(workspace + "/audits", SHALLOW).status()).isEqualTo(201);
    assertThat(viewer.send("DELETE", workspace).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET ",
        "DELETE ",
        "GET /targets",
        "GET /scheduled-audits",
        "GET /audits",
        "POST /audits",
        "GET {audit}",
        "GET {audit}/findings",
        "GET {audit}/coverage",
        "GET {audit}/report",
        "GET {audit}/events",
        "POST {audit}/cancel",
        "GET {schedule}",
        "DELETE {schedule}",
        "POST {schedule}/run"
      })
  void another_workspace_is_answered_like_one_that_is_not_there(String call) {
    prove();
    var audit = audited(List.of("TLS-003"));
    var schedule = scheduled();
    var stranger = api.as(RunningApi.COLLEAGUE);
    var method = call.substring(0, call.indexOf(' '));
    var path =
        call.substring(call.indexOf(' ') + 1)
            .replace("{audit}", audit.substring(workspace.length()))
            .replace("{schedule}", schedule.substring(workspace.length()));

    var theirs = stranger.send(method, workspace + path);
    var none = stranger.send(method, WORKSPACES + "/ws_0123456789" + path);

    assertThat(theirs.status()).isEqualTo(404);
    assertThat(code(theirs)).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(theirs.detail()).isEqualTo(none.detail());
    assertThat(api.as(RunningApi.ADMIN).send(method, workspace + path).status()).isEqualTo(404);
  }

  @Test
  void an_audit_of_one_workspace_is_not_there_in_another() {
    prove();
    var audit = audited(List.of("TLS-003"));
    var other = made();

    var reply = client.get(other + audit.substring(workspace.length()));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.detail()).isEqualTo("There is no such audit.");
  }

  @Test
  void errors_of_every_kind_have_the_form_of_this_contract() {
    assertThat(code(api.as("").get(WORKSPACES))).isEqualTo("UNAUTHORIZED");
    assertThat(code(api.as("").get(WORKSPACES, "X-API-Key", "sk_wrong")))
        .isEqualTo("INVALID_API_KEY");
    assertThat(code(client.get(WORKSPACES + "?nonsense=1"))).isEqualTo("INVALID_REQUEST");
    assertThat(code(client.get(WORKSPACES + "/x/y/z"))).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(client.get("/api/v1/schedules?nonsense=1").json().path("detail").isTextual())
        .isTrue();
  }

  @Test
  void a_name_is_changed_and_a_domain_never() {
    assertThat(put(workspace, "{\"name\": \"Acme 2\"}").json().at("/data/workspace/name").asText())
        .isEqualTo("Acme 2");
    assertThat(put(workspace, "{\"name\": \"x\", \"domain\": \"other.example.com\"}").status())
        .isEqualTo(400);
    assertThat(client.send("DELETE", workspace).status()).isEqualTo(200);
    assertThat(client.get(workspace).status()).isEqualTo(404);
  }

  private void admit(String role) {
    var reply =
        put(workspace + "/members/" + RunningApi.COLLEAGUE_ID, "{\"role\": \"" + role + "\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private void prove() {
    var path = workspace + "/targets/acme.example.com/verification";
    var challenge = client.send("POST", path).json().at("/data/verification");
    api.targets.publish(
        challenge.path("recordName").asText(), challenge.path("recordValue").asText());
    assertThat(client.send("POST", path).json().at("/data/verification/status").asText())
        .isEqualTo("verified");
  }

  private String scheduled() {
    return client.post(workspace + "/scheduled-audits", WEEKLY).header("Location").orElseThrow();
  }

  /// An audit that has ended, with these checks failed.
  private String audited(List<String> failing) {
    var one = client.post(workspace + "/audits", SHALLOW).header("Location").orElseThrow();
    var id = new AuditId(one.substring(one.lastIndexOf('/') + 1));
    var audit = api.world.audits().find(id).orElseThrow();
    AuditFixtures.complete(
        api.world,
        audit,
        AuditFixtures.looked(
            api.world,
            new WorkspaceId(workspace.substring(WORKSPACES.length() + 1)),
            failing,
            List.of()),
        new UserId("usr_worker1"));
    return one;
  }

  private List<JsonNode> audits() {
    return StreamSupport.stream(
            client.get(workspace + "/audits").json().at("/data/audits").spliterator(), false)
        .toList();
  }

  private Client.Reply put(String path, String body) {
    return client.sendBody("PUT", path, body.getBytes(StandardCharsets.UTF_8));
  }

  private static String code(Client.Reply reply) {
    return reply.json().at("/error/code").asText();
  }
}
