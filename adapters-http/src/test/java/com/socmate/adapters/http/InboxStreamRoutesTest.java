package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Principal;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxStreamRoutesTest {
  private static final String PATH = "/api/v1/events";
  private final AtomicBoolean revoked = new AtomicBoolean();
  private final RunningApi api = new RunningApi(List.of(), way -> new Revocable(way, revoked));

  @AfterEach
  void stop() {
    api.stop();
  }

  /// The usual way, until every credential is revoked.
  private record Revocable(SignIn usual, AtomicBoolean revoked) implements SignIn {
    @Override
    public Optional<Credential> shownBy(Context ctx) {
      return usual.shownBy(ctx).map(credential -> () -> holder(credential));
    }

    private Optional<Principal> holder(Credential credential) {
      return revoked.get() ? Optional.empty() : credential.holder();
    }
  }

  @Test
  void it_begins_with_the_count_and_tells_what_comes_and_what_is_read() {
    add("ntf_before1", RunningApi.ANALYST_ID);
    var watching = watch();
    await().until(() -> watching.lines.contains("data: {\"unread\":1}"));
    assertThat(watching.lines).doesNotContain("event: notification");

    add("ntf_first1", RunningApi.ANALYST_ID);
    add("ntf_foreign1", RunningApi.COLLEAGUE_ID);
    await().until(() -> watching.lines.contains("data: {\"unread\":2}"));
    await().until(() -> watching.has("ntf_first1"));

    api.client().send("POST", "/api/v1/notifications/read-all");
    await().until(() -> watching.lines.contains("data: {\"unread\":0}"));
    assertThat(watching.has("ntf_foreign1")).isFalse();
    assertThat(watching.has("ntf_before1")).isFalse();
  }

  @Test
  void who_comes_back_gets_what_came_meanwhile() {
    add("ntf_first1", RunningApi.ANALYST_ID);
    add("ntf_second1", RunningApi.ANALYST_ID);
    var watching = watch("Last-Event-ID", "1");
    await().until(() -> watching.has("ntf_second1"));
    assertThat(watching.has("ntf_first1")).isFalse();
    assertThat(watching.lines).doesNotContain("event: reset").contains("id: 2");
  }

  @Test
  void who_comes_back_too_late_is_told_to_read_the_inbox_anew() {
    add("ntf_first1", RunningApi.ANALYST_ID);
    add("ntf_second1", RunningApi.ANALYST_ID);
    api.world.inboxEvents().forget(Duration.ofDays(-1), 10);
    var watching = watch("Last-Event-ID", "1");
    await().until(() -> watching.lines.contains("data: {\"unread\":2}"));
    assertThat(watching.lines).contains("event: reset", "id: 2");
    var unknown = watch("Last-Event-ID", "77");
    await().until(() -> unknown.lines.contains("event: reset"));
  }

  @Test
  void it_ends_with_its_credential_and_when_the_server_stops() {
    var first = watch();
    revoked.set(true);
    await().until(first.done::isDone);
    revoked.set(false);
    var second = watch();
    api.stop();
    await().until(second.done::isDone);
    assertThat(second.lines).contains("retry: 500");
  }

  @Test
  void silence_is_filled_with_comments() {
    var watching = watch();
    await().until(() -> watching.lines.stream().filter(": heartbeat"::equals).count() >= 3);
  }

  @Test
  void streams_of_all_kinds_count_together() {
    var all = new ArrayList<Watching>();
    for (int number = 0; number < 10; number++) {
      all.add(watch());
    }
    var reply = api.client().get(PATH);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(api.client().get("/api/v1/sessions/" + start() + "/events").status()).isEqualTo(429);
    assertThat(all).noneMatch(it -> it.done.isDone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "99999999999999999999"})
  void a_last_event_that_is_none_is_refused(String id) {
    assertThat(api.client().get(PATH, "Last-Event-ID", id).status()).isEqualTo(400);
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"Failed sign-ins\"}")
        .json()
        .path("session_id")
        .asText();
  }

  private void add(String id, UserId recipient) {
    api.world
        .notifications()
        .add(
            new Notification(
                new NotificationId(id),
                recipient,
                NotificationEvent.RUN_RECOVERED,
                "Recovered",
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                RunningApi.NOON,
                Optional.empty()));
    api.world.deliveries().route(10, (_, _) -> List.of());
  }

  private Watching watch(String... headers) {
    var response = api.client().lines(PATH, headers);
    assertThat(response.statusCode()).isEqualTo(200);
    return new Watching(response.body());
  }

  /// A reader of a stream in the background.
  private static final class Watching {
    final List<String> lines = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> done;

    Watching(Stream<String> body) {
      done = CompletableFuture.runAsync(() -> body.forEach(lines::add), Thread::startVirtualThread);
    }

    boolean has(String text) {
      return lines.stream().anyMatch(line -> line.contains(text));
    }
  }
}
