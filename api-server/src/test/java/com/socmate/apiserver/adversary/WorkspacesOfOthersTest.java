package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.ApiDocument;
import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What lies in a workspace is not there for whoever does not belong to it, an administrator of the
/// product or not. Made from the documented operations, so that a new one is walked without being
/// named here.
class WorkspacesOfOthersTest {
  private static final LiveApi API = LiveApi.shared();
  private static final String ALL = "/api/workspaces";
  private static final String UNKNOWN = ALL + "/ws_0123456789abcdef";
  private static String workspace = "";
  private static final Map<String, String> PARTS = new TreeMap<>();

  @BeforeAll
  static void make() {
    Cast.enter(API);
    workspace = made(ALL, "{\"name\": \"Acme\", \"domain\": \"acme.example.com\"}", "workspace");
    var path = ALL + "/" + workspace;
    owner().send("POST", path + "/targets/acme.example.com/verification");
    API.sql(
        "update workspace_target set state = 'VERIFIED', method = 'DNS', verified_at = now()"
            + " where workspace_id = ?",
        workspace);
    PARTS.put(
        "scheduleId",
        made(
            path + "/scheduled-audits",
            "{\"name\": \"Weekly\", \"auditType\": \"shallow\", \"cronExpression\": \"0 9 * * 1\"}",
            "schedule"));
    PARTS.put("auditId", made(path + "/audits", "{\"type\": \"shallow\"}", "audit"));
    PARTS.put("domain", "acme.example.com");
    PARTS.put("userId", Cast.OWNER);
    PARTS.put("findingId", "fnd_0123456789abcdef");
  }

  private static String made(String path, String body, String what) {
    var reply = owner().post(path, body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().at("/data/" + what + "/id").asText();
  }

  private static Client owner() {
    return API.as(Cast.token(Cast.OWNER));
  }

  @TestFactory
  Stream<DynamicTest> what_lies_in_anothers_workspace_is_as_if_it_were_not_there() {
    return operations()
        .flatMap(operation ->
            Stream.of(Cast.COLLEAGUE, Cast.ADMIN)
                .map(user ->
                    DynamicTest.dynamicTest(
                        operation + " by " + user, () -> isNotThere(operation, user))));
  }

  private static Stream<String> operations() {
    return ApiDocument.SERVED.operations().keySet().stream()
        .filter(it -> it.contains(" " + ALL + "/{workspaceId}"));
  }

  @Test
  void every_operation_of_a_workspace_is_walked() {
    assertThat(operations()).hasSizeGreaterThan(20);
  }

  private static void isNotThere(String operation, String user) {
    var before = Footprint.of(API);
    var method = operation.substring(0, operation.indexOf(' '));
    var path = operation.substring(operation.indexOf(' ') + 1 + (ALL + "/{workspaceId}").length());
    for (var part : PARTS.entrySet()) {
      path = path.replace("{" + part.getKey() + "}", part.getValue());
    }

    var theirs = call(method, ALL + "/" + workspace + path, user);
    var none = call(method, UNKNOWN + path, user);

    assertThat(theirs.status()).as(theirs.text()).isEqualTo(404);
    assertThat(theirs.json().at("/error/code").asText()).isEqualTo("RESOURCE_NOT_FOUND");
    assertThat(theirs.detail()).isEqualTo(none.detail());
    Footprint.assertUntouched(API, before);
  }

  private static Client.Reply call(String method, String path, String user) {
    var client = API.as(Cast.token(user));
    return method.equals("PUT")
        ? client.sendBody("PUT", path, "{}".getBytes(StandardCharsets.UTF_8))
        : client.send(method, path);
  }

  @Test
  void a_workspace_of_others_is_in_no_list() {
    var reply = API.as(Cast.token(Cast.COLLEAGUE)).get(ALL);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).doesNotContain(workspace);
  }

  @Test
  void audits_and_their_schedules_are_nowhere_on_the_side_of_investigations() {
    var admin = API.as(Cast.token(Cast.ADMIN));
    var audit = PARTS.getOrDefault("auditId", "").substring("aud".length());
    var schedule = PARTS.getOrDefault("scheduleId", "").substring("sched".length());

    for (String path :
        new String[] {
          "/api/v1/runs?limit=100", "/api/v1/schedules?limit=100", "/api/v1/sessions"
        }) {
      assertThat(admin.get(path).text()).doesNotContain(audit).doesNotContain(schedule);
    }
    assertThat(admin.get("/api/v1/schedules/sch" + schedule).status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/sessions/sess" + audit).status()).isEqualTo(404);
    assertThat(admin.get("/api/v1/sessions/sess" + audit + "/events").status()).isEqualTo(404);
  }
}
