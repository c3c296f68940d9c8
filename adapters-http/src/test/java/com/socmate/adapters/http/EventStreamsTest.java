package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.domain.identity.Principal;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.Stage;
import io.javalin.http.Context;
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

class EventStreamsTest {
  private final AtomicBoolean revoked = new AtomicBoolean();
  private final RunningApi api = new RunningApi(List.of(), way -> new Revocable(way, revoked));
  private final Investigations worker = new Investigations(api.world);
  private final String session = start();

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
  void everything_so_far_is_replayed_and_the_stream_ends_after_the_last_event() {
    worker.begins(session, Stage.INTENT);
    worker.ends(session, Stage.INTENT);
    worker.complete(session, new Conclusion.Clear());

    var lines = read("/events");

    assertThat(ids(lines)).containsExactly("id: 1", "id: 2", "id: 3");
    assertThat(lines).contains("event: stage_started", "event: completed");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("data: "))
        .first()
        .asString()
        .isEqualTo(
            "data: {\"sequence\":1,\"at\":\"2026-05-20T12:01:00Z\",\"kind\":\"stage_started\","
                + "\"stage\":\"intent\",\"message\":\"Begun.\",\"facts\":{\"rows\":\"3\"}}");
  }

  @Test
  void a_reader_that_comes_back_goes_on_after_the_event_it_saw_last() {
    worker.begins(session, Stage.INTENT);
    worker.ends(session, Stage.INTENT);
    worker.complete(session, new Conclusion.Clear());

    assertThat(ids(read("/events", "Last-Event-ID", "2"))).containsExactly("id: 3");
  }

  @Test
  void a_reader_that_saw_everything_is_told_not_to_come_back() {
    worker.complete(session, new Conclusion.Clear());
    var reply = api.client().get(path("/events"), "Last-Event-ID", "1");

    assertThat(reply.status()).isEqualTo(204);
  }

  @Test
  void the_session_itself_streams_for_who_asks_for_events() {
    worker.complete(session, new Conclusion.Clear());
    var response = api.client().lines(path(""), "Accept", "text/event-stream");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream");
    assertThat(response.headers().firstValue("X-Accel-Buffering")).contains("no");
    assertThat(ids(response.body().toList())).containsExactly("id: 1");
  }

  @Test
  void what_comes_later_arrives_while_it_is_watched() {
    var watching = watch();
    worker.begins(session, Stage.INTENT);
    await().until(() -> watching.lines.contains("id: 1"));
    worker.complete(session, new Conclusion.Clear());

    await().until(watching.done::isDone);
    assertThat(ids(watching.lines)).containsExactly("id: 1", "id: 2");
  }

  @Test
  void who_wants_only_what_there_is_to_tell_leaves_at_the_first_silence() {
    worker.begins(session, Stage.INTENT);
    var reply = api.client().get(path("/events"));

    assertThat(ids(reply.text().lines().toList())).containsExactly("id: 1");
    assertThat(reply.text()).doesNotContain("heartbeat");
  }

  @Test
  void silence_is_filled_with_comments() {
    var watching = watch();

    await().until(() -> watching.lines.stream().filter(": heartbeat"::equals).count() >= 3);
    worker.complete(session, new Conclusion.Clear());
    await().until(watching.done::isDone);
  }

  @Test
  void a_stream_ends_when_its_credential_does() {
    var watching = watch();
    revoked.set(true);

    await().until(watching.done::isDone);
    revoked.set(false);
    worker.begins(session, Stage.INTENT);
    assertThat(ids(watching.lines)).isEmpty();
  }

  @Test
  void a_server_that_stops_tells_its_readers_to_connect_again() {
    var watching = watch();
    api.stop();

    await().until(watching.done::isDone);
    assertThat(watching.lines).contains("retry: 500");
  }

  @Test
  void text_from_logs_cannot_forge_an_event() {
    worker.tell(
        session,
        SessionEvent.Kind.FINDING,
        Optional.empty(),
        "user\n\nevent: completed\r\ndata: {}\u2028id: 9");
    worker.complete(session, new Conclusion.Clear());
    var lines = read("/events");

    assertThat(ids(lines)).containsExactly("id: 1", "id: 2");
    assertThat(lines).filteredOn(line -> line.equals("event: completed")).hasSize(1);
  }

  @Test
  void one_user_watches_ten_streams_and_no_more() {
    var all = new ArrayList<Watching>();
    for (int number = 0; number < 10; number++) {
      all.add(watch());
    }
    var reply = api.client().get(path("/events"));
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(api.as(RunningApi.ADMIN).send("HEAD", path("/events")).status()).isEqualTo(200);

    worker.complete(session, new Conclusion.Clear());
    await().until(() -> all.stream().allMatch(it -> it.done.isDone()));
    await().until(() -> api.client().get(path("/events")).status() == 200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
  void a_last_event_that_is_none_is_refused(String id) {
    assertThat(api.client().get(path("/events"), "Last-Event-ID", id).status()).isEqualTo(400);
  }

  private List<String> read(String what, String... headers) {
    return api.client().lines(path(what), headers).body().toList();
  }

  private Watching watch() {
    var response = api.client().lines(path("/events"));
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
  }

  private static List<String> ids(List<String> lines) {
    return lines.stream().filter(line -> line.startsWith("id: ")).toList();
  }

  private String path(String what) {
    return "/api/v1/sessions/" + session + what;
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"Failed sign-ins\"}")
        .json()
        .path("session_id")
        .asText();
  }
}
