package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.socmate.application.port.LogWorkspace.Problem;
import com.socmate.application.port.LogWorkspace.QueryCheck;
import com.socmate.domain.investigation.ResultTable.Column;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleExchangeTest {
  private static final String PATH = "/api/v1/schedules";
  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void an_edited_plan_goes_out_and_in_with_its_schedule() {
    api.logs.check(
        new QueryCheck.Valid(
            List.of(new Column("IPAddress", "string"), new Column("Attempts", "long")),
            List.of("SigninLogs")));
    var id =
        client
            .post(
                "/api/v1/schedules",
                "{\"name\":\"A\",\"user_query\":\"Failed sign-ins\",\"persona\":\"ciso\",\"frequency\":\"daily\",\"scheduled_time\":\"06:00\"}")
            .json()
            .path("id")
            .asText();
    var body = (ObjectNode) client.get("/api/v1/schedules/" + id + "/plan").json();
    body.withArray("queries")
        .addObject()
        .put("purpose", "context")
        .put("kql", "SigninLogs | take 5");
    var edited =
        client.sendBody(
            "PUT",
            "/api/v1/schedules/" + id + "/plan",
            body.toString().getBytes(StandardCharsets.UTF_8));
    var yaml = client.get("/api/v1/schedules/export").text();
    assertThat(yaml).contains("kql: SigninLogs | take 5");
    var imported =
        api.as(RunningApi.COLLEAGUE)
            .sendBody(
                "POST",
                "/api/v1/schedules/import",
                yaml.getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/yaml");
    assertThat(imported.json().path("created").asInt()).as(imported.text()).isEqualTo(1);
    var other = imported.json().path("items").get(0).path("id").asText();
    var plan = api.as(RunningApi.COLLEAGUE).get("/api/v1/schedules/" + other + "/plan").json();
    assertThat(plan.path("origin").asText()).isEqualTo("edited");
    assertThat(plan.path("queries")).isEqualTo(edited.json().path("queries"));
    assertThat(plan.path("version").asInt()).isEqualTo(2);
  }

  @Test
  void a_plan_in_a_document_is_held_against_the_workspace() {
    api.logs.check(new QueryCheck.Invalid(List.of(new Problem(1, 1, "There is no table X."))));
    var yaml =
        """
        version: 1
        schedules:
          - name: A
            user_query: Failed sign-ins
            persona: ciso
            frequency: daily
            scheduled_time: "06:00"
            plan:
              title: Mine
              window: PT24H
              rule: {metric: row, key: [Account]}
              queries:
                - {purpose: decision, kql: X}
        """;
    var imported =
        client.sendBody(
            "POST",
            "/api/v1/schedules/import",
            yaml.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/yaml");
    var errors = imported.json().path("items").get(0).path("errors");
    assertThat(errors.toString()).contains("[\"body\",\"plan\",\"queries\",0,\"kql\"]");
    assertThat(imported.json().path("created").asInt()).isZero();
  }

  @Test
  void what_is_exported_and_imported_is_the_same() {
    create("\"name\": \"Täglich: yes\", \"frequency\": \"daily\", \"scheduled_time\": \"08:00\"");
    create(
        "\"name\": \"no\", \"frequency\": \"custom\", \"cron_expression\": \"*/5 9-17 * * 1-5\","
            + " \"tags\": [\"a\", \"1\"], \"jitter_seconds\": 60, \"timezone\": \"Asia/Kathmandu\"");
    var once =
        create(
            "\"name\": \"# Once\", \"frequency\": \"once\", \"scheduled_time\": \"09:30\","
                + " \"scheduled_date\": \"2026-12-24\", \"description\": \"two\\nlines\"");
    api.client().post(PATH + "/" + once + "/pause", "{}");
    var yaml = export(RunningApi.ANALYST);
    var result = bring(RunningApi.COLLEAGUE, "", yaml);
    assertThat(result.status()).as(result.text()).isEqualTo(200);
    assertThat(results(result)).containsExactly("created", "created", "created");
    assertThat(export(RunningApi.COLLEAGUE).lines().sorted().toList())
        .isEqualTo(yaml.lines().sorted().toList());
    assertThat(results(bring(RunningApi.COLLEAGUE, "", yaml)))
        .containsExactly("exists", "exists", "exists");
    assertThat(results(bring(RunningApi.COLLEAGUE, "?existing=create", yaml)))
        .containsExactly("created", "created", "created");
  }

  @Test
  void a_dry_run_makes_nothing() {
    var result = bring(RunningApi.ANALYST, "?dry_run=true", document(item("One", "08:00")));
    assertThat(results(result)).containsExactly("would_create");
    assertThat(api.client().get(PATH).json().path("total").asInt()).isZero();
  }

  @Test
  void what_is_wrong_is_told_item_by_item() {
    var yaml = document(item("Good", "08:00"), item("Bad", "8 o'clock"));
    var some = bring(RunningApi.ANALYST, "", yaml);
    assertThat(results(some)).containsExactly("created", "invalid");
    assertThat(some.json().at("/items/1/errors/0/loc/1").asText()).isEqualTo("scheduled_time");
    var other = document(item("Other", "08:00"), item("Bad", "8 o'clock"));
    var none = bring(RunningApi.ANALYST, "?all_or_nothing=true", other);
    assertThat(results(none)).containsExactly("left_out", "invalid");
    assertThat(api.client().get(PATH).json().path("total").asInt()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'[1, 2]'|value_error.yaml",
        "'a: b: c'|value_error.yaml",
        "'a: !!java.net.URL [http://example]'|value_error.yaml",
        "'{a: &x [1], b: *x}'|value_error.yaml",
        "'{a: 1, a: 2}'|value_error.yaml",
        "'version: 2'|value_error.version",
        "'version: 1'|value_error.missing",
        "'{resources: []}'|value_error.sentinel"
      })
  void what_is_no_such_document_is_refused(String yaml, String type) {
    var reply = bring(RunningApi.ANALYST, "", yaml);
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly("body|" + type);
  }

  @Test
  void an_analytics_rule_becomes_a_schedule_and_what_was_not_carried_is_told() {
    var imported = bring(RunningApi.ANALYST, "", rule("gt", 5));
    assertThat(imported.status()).as(imported.text()).isEqualTo(200);
    assertThat(results(imported)).containsExactly("created");
    assertThat(imported.json().at("/items/0/notes").toString())
        .contains("suppressionEnabled has no counterpart");
    var schedule = client.get(PATH + "/" + imported.json().at("/items/0/id").asText()).json();
    assertThat(schedule.path("cron_expression").asText()).isEqualTo("0 */4 * * *");
    assertThat(schedule.path("user_query").asText())
        .startsWith(
            """
            // window: PT4H
            // rule: rows > 5
            // key: Account, IPAddress
            // techniques: T1110
            // severity: high
            SecurityEvent
            """);
    assertThat(schedule.path("tags").toString()).contains("credentialaccess");
  }

  @Test
  void an_analytics_rule_that_cannot_be_decided_by_rows_is_refused() {
    var reply = bring(RunningApi.ANALYST, "", rule("lt", 1));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.violations()).containsExactly("body.triggerOperator|value_error.sentinel");
  }

  @Test
  void only_specific_queries_are_taken_where_an_administrator_wants_it() {
    api.requireSpecificQueries();
    var vague = client.post(PATH, schedule("Look for anything suspicious"));
    assertThat(vague.status()).isEqualTo(422);
    assertThat(vague.violations()).containsExactly("body.user_query|value_error.not_specific");
    assertThat(vague.text()).contains("entity, time_window, condition");
    var specific =
        client.post(
            PATH, schedule("More than 5 failed sign-ins from the same IP in the last 24 hours"));
    assertThat(specific.status()).as(specific.text()).isEqualTo(201);
    var path = PATH + "/" + specific.json().path("id").asText();
    assertThat(
            client
                .sendBody("PATCH", path, "{\"name\": \"Other\"}".getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(200);
    assertThat(
            client
                .sendBody(
                    "PATCH",
                    path,
                    "{\"user_query\": \"Anything odd?\"}".getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(422);
    assertThat(results(bring(RunningApi.ANALYST, "", document(item("Vague", "08:00")))))
        .containsExactly("invalid");
  }

  private static String schedule(String query) {
    return """
    {"name": "A", "user_query": "%s", "persona": "soc_analyst", "frequency": "daily",
     "scheduled_time": "08:00"}
    """
        .formatted(query);
  }

  private static String rule(String operator, int threshold) {
    return """
    id: 11111111-2222-4333-8444-555555555555
    name: Many failed logons
    description: Somebody guesses.
    severity: High
    requiredDataConnectors: []
    queryFrequency: 4h
    queryPeriod: 4h
    triggerOperator: %s
    triggerThreshold: %d
    suppressionEnabled: false
    tactics:
      - CredentialAccess
    relevantTechniques:
      - T1110
    query: |
      SecurityEvent
      | where EventID == 4625
    entityMappings:
      - entityType: Account
        fieldMappings:
          - identifier: FullName
            columnName: Account
      - entityType: IP
        fieldMappings:
          - identifier: Address
            columnName: IPAddress
    version: 1.0.2
    kind: Scheduled
    """
        .formatted(operator, threshold);
  }

  @Test
  void a_body_that_is_not_said_to_be_yaml_is_not_read() {
    assertThat(api.client().post(PATH + "/import", "{}").status()).isEqualTo(415);
  }

  private String export(String token) {
    var reply = api.as(token).get(PATH + "/export?owner=me&sort=name");
    assertThat(reply.status()).isEqualTo(200);
    return reply.text();
  }

  private Client.Reply bring(String token, String query, String yaml) {
    return api.as(token)
        .sendBody(
            "POST",
            PATH + "/import" + query,
            yaml.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/yaml");
  }

  private static String document(String... items) {
    return "version: 1\nschedules:\n" + String.join("", items);
  }

  private static String item(String name, String time) {
    return "- name: "
        + name
        + "\n  user_query: Failed sign-ins\n  persona: ciso\n"
        + "  frequency: daily\n  scheduled_time: "
        + time
        + "\n";
  }

  private static List<String> results(Client.Reply reply) {
    return StreamSupport.stream(reply.json().path("items").spliterator(), false)
        .map(it -> it.path("result").asText())
        .toList();
  }

  private String create(String members) {
    var reply =
        api.client()
            .post(
                PATH,
                "{\"user_query\": \"Failed sign-ins\", \"persona\": \"ciso\", " + members + "}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("id").asText();
  }
}
