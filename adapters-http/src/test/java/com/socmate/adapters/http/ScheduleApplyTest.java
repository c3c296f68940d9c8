package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Documents that say what schedules shall be.
class ScheduleApplyTest {
  private static final String PATH = "/api/v1/schedules";
  private final RunningApi api = new RunningApi();
  private final Client client = api.client();

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void what_is_there_is_changed_and_told_member_by_member() {
    assertThat(results(apply("", document("A", "08:00", "")))).containsExactly("created");
    var planned = apply("&dry_run=true", document("A", "09:30", "  tags: [night]\n"));
    assertThat(results(planned)).containsExactly("would_update");
    var changes = planned.json().at("/items/0/changes");
    assertThat(members(changes)).containsExactly("scheduled_time", "tags");
    assertThat(changes.at("/0/before").asText()).isEqualTo("08:00");
    assertThat(changes.at("/0/after").asText()).isEqualTo("09:30");
    assertThat(changes.at("/1/before").isNull()).isTrue();
    assertThat(one().path("scheduled_time").asText()).isEqualTo("08:00");
    var done = apply("", document("A", "09:30", "  tags: [night]\n"));
    assertThat(results(done)).containsExactly("updated");
    assertThat(done.json().path("updated").asInt()).isOne();
    assertThat(one().path("scheduled_time").asText()).isEqualTo("09:30");
  }

  @Test
  void doing_it_twice_changes_nothing() {
    var weekly =
        """
        version: 1
        schedules:
        - name: Weekly
          user_query: Failed sign-ins
          persona: ciso
          frequency: weekly
          scheduled_time: "08:00"
        """;
    apply("", weekly);
    var version = one().path("updated_at").asText();
    assertThat(results(apply("", weekly))).containsExactly("exists");
    api.now.set(RunningApi.NOON.plusSeconds(86_400));
    assertThat(results(apply("", weekly))).containsExactly("exists");
    assertThat(one().path("updated_at").asText()).isEqualTo(version);
  }

  @Test
  void a_schedule_is_paused_and_resumed_as_its_document_says() {
    apply("", document("A", "08:00", ""));
    assertThat(results(apply("", document("A", "08:00", "  status: paused\n"))))
        .containsExactly("updated");
    assertThat(one().path("status").asText()).isEqualToIgnoringCase("paused");
    assertThat(results(apply("", document("A", "08:00", "  status: paused\n"))))
        .containsExactly("exists");
    assertThat(results(apply("", document("A", "08:00", "")))).containsExactly("exists");
    assertThat(results(apply("", document("A", "08:00", "  status: active\n"))))
        .containsExactly("updated");
    assertThat(one().path("status").asText()).isEqualToIgnoringCase("active");
  }

  @Test
  void anothers_schedule_of_the_name_is_left_alone() {
    apply("", document("A", "08:00", "  visibility: team\n"));
    var theirs =
        api.as(RunningApi.COLLEAGUE)
            .sendBody(
                "POST",
                PATH + "/import?existing=update",
                document("A", "10:00", "").getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/yaml");
    assertThat(results(theirs)).containsExactly("created");
    assertThat(one().path("scheduled_time").asText()).isEqualTo("08:00");
  }

  @Test
  void a_name_that_does_not_say_which_is_refused() {
    var twice =
        document("A", "08:00", "")
            + document("A", "09:00", "")
                .lines()
                .skip(2)
                .reduce("", (all, line) -> all + line + "\n");
    var reply = apply("&all_or_nothing=true", twice);
    assertThat(results(reply)).containsExactly("left_out", "invalid");
    assertThat(reply.json().at("/items/1/errors/0/msg").asText()).contains("its own");
  }

  @Test
  void a_rule_of_sentinel_is_applied_like_any_document() {
    var rule =
        """
        id: 11111111-2222-4333-8444-555555555555
        name: Many failed logons
        severity: High
        queryFrequency: 4h
        queryPeriod: 4h
        triggerOperator: gt
        triggerThreshold: %d
        query: SecurityEvent | where EventID == 4625
        kind: Scheduled
        """;
    assertThat(results(apply("", rule.formatted(5)))).containsExactly("created");
    assertThat(results(apply("", rule.formatted(5)))).containsExactly("exists");
    var changed = apply("", rule.formatted(9));
    assertThat(results(changed)).containsExactly("updated");
    assertThat(members(changed.json().at("/items/0/changes"))).containsExactly("user_query");
  }

  @Test
  void a_rule_that_came_in_goes_out_as_it_came() {
    var rule =
        """
        name: Many failed logons
        description: Somebody guesses.
        severity: High
        queryFrequency: 4h
        queryPeriod: 1d
        triggerOperator: gt
        triggerThreshold: 5
        tactics: [CredentialAccess]
        relevantTechniques: [T1110]
        query: |
          SecurityEvent
          | where EventID == 4625
        entityMappings:
        - entityType: Account
          fieldMappings:
          - {identifier: FullName, columnName: Account}
        - entityType: IP
          fieldMappings:
          - {identifier: Address, columnName: IpAddress}
        kind: Scheduled
        """;
    goesOutAndIn(rule);
    var out = client.get(PATH + "/" + one().path("id").asText() + "/rule").text();
    assertThat(out)
        .contains("queryFrequency: PT4H", "queryPeriod: PT24H", "triggerThreshold: 5")
        .contains("CredentialAccess", "T1110", "entityType: IP", "columnName: IpAddress")
        .doesNotContain("// window", "#");
  }

  @Test
  void the_rule_of_microsofts_example_goes_out_as_it_came() throws IOException {
    var file = example();
    Assumptions.assumeTrue(Files.exists(file), "no ../shared/data here");
    var mapper = new ObjectMapper();
    var resource = mapper.readTree(file.toFile()).at("/parameters/alertRule");
    var rule = ((ObjectNode) resource.path("properties")).put("kind", "Scheduled");
    rule.put("triggerThreshold", rule.path("triggerThreshold").asInt());
    goesOutAndIn(rule.toString());
  }

  private static Path example() {
    var folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return folder.resolve("../shared/data/sentinel-examples/alertrule_scheduled_put.json");
  }

  @Test
  void what_is_no_kql_cannot_be_a_rule() {
    apply("", document("A", "08:00", ""));
    var reply = client.get(PATH + "/" + one().path("id").asText() + "/rule");
    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.detail()).contains("// window");
  }

  /// Applying what comes out again changes nothing.
  private void goesOutAndIn(String rule) {
    assertThat(results(apply("", rule))).containsExactly("created");
    var out = client.get(PATH + "/" + one().path("id").asText() + "/rule");
    assertThat(out.status()).as(out.text()).isEqualTo(200);
    var again = apply("", out.text());
    assertThat(results(again)).as(again.text()).containsExactly("exists");
  }

  private JsonNode one() {
    return client.get(PATH + "?owner=me").json().path("schedules").get(0);
  }

  private Client.Reply apply(String more, String yaml) {
    var reply =
        client.sendBody(
            "POST",
            PATH + "/import?existing=update" + more,
            yaml.getBytes(StandardCharsets.UTF_8),
            "Content-Type",
            "application/yaml");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return reply;
  }

  private static String document(String name, String time, String more) {
    return "version: 1\nschedules:\n- name: "
        + name
        + "\n  user_query: Failed sign-ins\n  persona: ciso\n  frequency: daily\n"
        + "  scheduled_time: \""
        + time
        + "\"\n"
        + more;
  }

  private static List<String> results(Client.Reply reply) {
    return texts(reply.json().path("items"), "result");
  }

  private static List<String> members(JsonNode changes) {
    return texts(changes, "member");
  }

  private static List<String> texts(JsonNode all, String member) {
    return StreamSupport.stream(all.spliterator(), false)
        .map(it -> it.path(member).asText())
        .toList();
  }
}
