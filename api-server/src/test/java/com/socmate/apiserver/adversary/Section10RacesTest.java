package com.socmate.apiserver.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.http.Client;
import com.socmate.apiserver.LiveApi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// 10: the same thing done at the same moment, through two servers.
class Section10RacesTest {
  private static final LiveApi API = LiveApi.shared();
  private static final Belongings MAKE = new Belongings(API);
  private static final int AT_ONCE = 20;

  @BeforeAll
  static void enter() {
    Cast.enter(API);
  }

  /// Every second call goes to the other server; all begin together.
  private static List<Client.Reply> atOnce(String token, Function<Client, Client.Reply> call)
      throws Exception {
    var go = new CountDownLatch(1);
    var replies = new ArrayList<Future<Client.Reply>>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int caller = 0; caller < AT_ONCE; caller++) {
        var client = caller % 2 == 0 ? API.as(token) : API.otherAs(token);
        replies.add(
            callers.submit(() -> {
              go.await();
              return call.apply(client);
            }));
      }
      go.countDown();
    }
    return replies.stream().map(Future::resultNow).toList();
  }

  private static long count(List<Client.Reply> replies, int status) {
    return replies.stream().filter(reply -> reply.status() == status).count();
  }

  @Test
  void of_many_changes_to_one_version_one_is_kept() throws Exception {
    var path = Belongings.SCHEDULES + "/" + MAKE.schedule(Cast.OWNER);
    var replies =
        atOnce(
            Cast.token(Cast.OWNER),
            client -> client.patch(path, "{\"name\": \"Changed\"}", "If-Match", "\"v1\""));

    assertThat(count(replies, 200)).isEqualTo(1);
    assertThat(count(replies, 409)).isEqualTo(AT_ONCE - 1);
    assertThat(API.as(Cast.token(Cast.OWNER)).get(path).header("ETag")).contains("\"v2\"");
  }

  @Test
  void of_many_deletions_one_deletes() throws Exception {
    var id = MAKE.schedule(Cast.OWNER);
    var replies =
        atOnce(
            Cast.token(Cast.OWNER),
            client -> client.send("DELETE", Belongings.SCHEDULES + "/" + id));

    assertThat(count(replies, 204)).isEqualTo(1);
    assertThat(count(replies, 404)).isEqualTo(AT_ONCE - 1);
    assertThat(
            API.column(
                "select action from audit_log where object = ? and action = 'schedule.deleted'",
                id))
        .hasSize(1);
  }

  @Test
  void pausing_and_resuming_at_once_ends_in_one_of_the_two() throws Exception {
    var path = Belongings.SCHEDULES + "/" + MAKE.schedule(Cast.OWNER);
    var replies =
        atOnce(
            Cast.token(Cast.OWNER),
            client ->
                client.send("POST", path + (client.port() == API.port() ? "/pause" : "/resume")));

    assertThat(count(replies, 200) + count(replies, 409)).isEqualTo(AT_ONCE);
    var end = API.as(Cast.token(Cast.OWNER)).get(path).json();
    assertThat(end.path("status").asText()).isIn("ACTIVE", "PAUSED");
    assertThat(end.path("next_run_at").isNull())
        .isEqualTo(end.path("status").asText().equals("PAUSED"));
  }

  @Test
  void a_deleted_schedule_is_not_run_by_whoever_came_at_the_same_moment() throws Exception {
    var id = MAKE.schedule(Cast.OWNER);
    var path = Belongings.SCHEDULES + "/" + id;
    var replies =
        atOnce(
            Cast.token(Cast.OWNER),
            client ->
                client.port() == API.port()
                    ? client.send("DELETE", path)
                    : client.send("POST", path + "/run"));

    assertThat(replies).allMatch(reply -> List.of(200, 204, 404, 429).contains(reply.status()));
    assertThat(API.as(Cast.token(Cast.OWNER)).send("POST", path + "/run").status()).isEqualTo(404);
    assertThat(
            API.column(
                "select id from run where schedule_id = ? and session_id not in (select id from session)",
                id))
        .isEmpty();
  }

  @Test
  void the_limit_of_investigations_holds_over_both_servers() throws Exception {
    API.addUser(
        "usr_hasty1", List.of("ANALYST"), "token-of-the-hasty", List.of("investigations:write"));
    var replies =
        atOnce(
            "token-of-the-hasty",
            client ->
                client.post(
                    "/api/v1/investigations/start",
                    "{\"query\": \"failed sign-ins in the last 24 hours\"}"));

    assertThat(count(replies, 201)).isEqualTo(5);
    assertThat(count(replies, 429)).isEqualTo(AT_ONCE - 5);
    assertThat(API.column("select id from session where owner = 'usr_hasty1'")).hasSize(5);
  }

  @Test
  void reading_an_inbox_at_once_marks_each_note_once() throws Exception {
    API.addUser(
        "usr_reader1", List.of("ANALYST"), "token-of-the-reader", List.of("notifications:write"));
    for (int note = 0; note < 7; note++) {
      MAKE.notification("usr_reader1");
    }
    var replies =
        atOnce(
            "token-of-the-reader", client -> client.send("POST", "/api/v1/notifications/read-all"));

    assertThat(count(replies, 200)).isEqualTo(AT_ONCE);
    assertThat(replies.stream().mapToInt(reply -> reply.json().path("read").asInt()).sum())
        .isEqualTo(7);
  }
}
