package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditLogRoutesTest {
  private static final String PATH = "/api/admin/audit-log";

  private final RunningApi api = new RunningApi();
  private final Client admin = api.as(RunningApi.ADMIN);

  @AfterEach
  void stop() {
    api.stop();
  }

  @BeforeEach
  void leaveTraces() {
    admin.post("/api/admin/api-keys", "{\"name\": \"a\", \"scopes\": [\"search:read\"]}");
    api.client().get(PATH);
  }

  @Test
  void an_administrator_finds_who_did_what() {
    var all = admin.get(PATH).json();
    assertThat(all.path("total").asInt()).isEqualTo(2);
    assertThat(all.at("/entries/0/action").asText()).isEqualTo("request.denied");
    assertThat(all.at("/entries/0/actor").asText()).isEqualTo("usr_analyst1");
    assertThat(all.at("/entries/1/after/scopes/0").asText()).isEqualTo("search:read");

    assertThat(total("?actor=usr_admin1")).isEqualTo(1);
    assertThat(total("?action=api-key")).isEqualTo(1);
    assertThat(total("?action=api-key.created&actor=usr_analyst1")).isZero();
    assertThat(total("?from=2026-05-20T12:00:00Z&to=2026-05-20T12:00:01Z")).isEqualTo(2);
    assertThat(total("?to=2026-05-20T12:00:00Z")).isZero();
    assertThat(total("?request_id=" + all.at("/entries/0/request_id").asText())).isEqualTo(1);
    assertThat(admin.get(PATH + "?from=yesterday").status()).isEqualTo(400);
  }

  @Test
  void the_log_is_exported_line_by_line() {
    var reply = admin.get(PATH + "/export");
    assertThat(reply.header("Content-Type")).contains("application/x-ndjson");
    assertThat(reply.text().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"number\":"));
    var csv = admin.get(PATH + "/export?format=csv");
    assertThat(csv.text()).startsWith("\"number\",\"at\",\"actor\"");
    assertThat(csv.text().split("\r\n", -1)).hasSize(4);
  }

  @Test
  void no_cell_of_an_export_is_a_formula() {
    assertThat(Csv.line(List.of("=1+1", "+1", "-1", "@x", "\t=1", " =1", "a=1", "a\"b\r\nc")))
        .isEqualTo(
            "\"'=1+1\",\"'+1\",\"'-1\",\"'@x\",\"'\t=1\",\"' =1\",\"a=1\",\"a\"\"b\r\nc\"\r\n");
  }

  private int total(String query) {
    return admin.get(PATH + query).json().path("total").asInt();
  }
}
