package com.socmate.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionActionRoutesTest {
  private static final String PATH = "/api/v1/sessions";
  private static final String QUESTION =
      "Failed sign-ins in the last 24 hours with more than 5 attempts from the same IP";
  private final RunningApi api = new RunningApi();
  private final Investigations worker = new Investigations(api.world);

  @AfterEach
  void stop() {
    api.stop();
  }

  @Test
  void what_a_session_can_tell_is_answered_at_once() {
    var id = completed(Investigations.found());
    var reply = ask(id, "Show the rows");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("status").asText()).isEqualTo("answered");
    assertThat(reply.json().path("turn").asInt()).isEqualTo(2);
    assertThat(reply.json().path("answer").asText()).contains("`203.0.113.1`");
    assertThat(reply.json().at("/cited/0/citation").asText()).isEqualTo("[Q1:r1]");
    var session = read(id);
    assertThat(session.path("status").asText()).isEqualTo("completed");
    assertThat(session.at("/turns/1/status").asText()).isEqualTo("answered");
    assertThat(session.at("/turns/1/question").asText()).isEqualTo("Show the rows");
    assertThat(session.path("stages")).hasSize(7);
  }

  @Test
  void a_change_to_the_plan_before_is_a_turn_with_a_run_of_its_own() {
    var id = completed(Investigations.found());
    var reply = ask(id, "the day before");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("status").asText()).isEqualTo("active");
    assertThat(reply.json().path("understood").asText()).contains("1 day earlier");
    var session = read(id);
    assertThat(session.path("status").asText()).isEqualTo("active");
    assertThat(session.path("outcome").asText()).isEqualTo("findings");
    assertThat(session.at("/turns/1/status").asText()).isEqualTo("active");
    assertThat(session.at("/turns/1/run_id").asText()).startsWith("run_");
    assertThat(session.at("/run/id")).isEqualTo(session.at("/turns/1/run_id"));
    assertThat(session.at("/turns/0/status").asText()).isEqualTo("completed");
    assertThat(ask(id, "and the day before that").status()).isEqualTo(409);
  }

  @Test
  void what_is_not_understood_says_what_could_be_asked() {
    var id = completed(new Conclusion.Clear());
    var reply = ask(id, "Please brew a coffee");

    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.json().path("answer").asText())
        .contains("could not make out", "show the rows");
  }

  @Test
  void what_is_not_understood_is_left_to_a_model_where_there_is_one() {
    api.models.save(
        new LanguageModel(
            "small",
            LanguageModel.Provider.OPENAI,
            "https://models.example/v1",
            "small-1",
            8_000,
            100_000,
            Duration.ofSeconds(5),
            true,
            RunningApi.NOON));
    var id = completed(new Conclusion.Clear());
    var reply = ask(id, "Please brew a coffee");

    assertThat(reply.json().path("status").asText()).isEqualTo("active");
    assertThat(reply.json().path("understood").asText())
        .contains("the model small", "tables, columns and rows");
    assertThat(reply.json().path("answer").isNull()).isTrue();
    assertThat(ask(id, "why?").status()).isEqualTo(409);
    assertThat(api.chat.asked()).as("a worker asks it").isEmpty();
  }

  @Test
  void a_stream_that_has_ended_goes_on_with_the_next_question() {
    var id = completed(new Conclusion.Clear());
    var events = PATH + "/" + id + "/events";
    var before = api.client().lines(events).body().filter(line -> line.startsWith("id: ")).toList();
    assertThat(api.client().get(events, "Last-Event-ID", "" + before.size()).status())
        .isEqualTo(204);

    ask(id, "why?");

    var lines = api.client().lines(events, "Last-Event-ID", "" + before.size()).body().toList();
    assertThat(lines).contains("event: asked", "event: answered");
    assertThat(api.client().lines(events).body().filter(line -> line.startsWith("id: ")))
        .hasSize(before.size() + 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"message\": \"\"}", "{\"message\": 5}", "{\"message\": \"x\", \"m\": 1}"})
  void a_wrong_message_asks_nothing(String body) {
    var id = completed(new Conclusion.Clear());

    assertThat(api.client().post(PATH + "/" + id + "/message", body).status()).isEqualTo(422);
    assertThat(read(id).path("turns")).hasSize(1);
  }

  @Test
  void one_question_more_than_the_limit_is_too_many() {
    var id = completed(Investigations.found());
    for (int number = 0; number < RunningApi.CONCURRENT; number++) {
      start();
    }
    var reply = ask(id, "the day before");

    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.header("Retry-After")).isPresent();
    assertThat(ask(id, "why?").status()).isEqualTo(201);
  }

  @Test
  void a_repeated_message_with_one_key_is_one_turn() {
    var id = completed(Investigations.found());
    var path = PATH + "/" + id + "/message";
    var body = "{\"message\": \"why?\"}";
    var first = api.client().post(path, body, "Idempotency-Key", "once");
    var again = api.client().post(path, body, "Idempotency-Key", "once");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(read(id).path("turns")).hasSize(2);
  }

  @Test
  void sessions_are_pinned_titled_and_shown_to_the_team() {
    var id = completed(new Conclusion.Clear());

    assertThat(api.client().post(PATH + "/" + id + "/pin", "").json().path("pinned").asBoolean())
        .isTrue();
    assertThat(list("pinned=true")).containsExactly(id);
    assertThat(list("pinned=false")).isEmpty();
    assertThat(api.client().post(PATH + "/" + id + "/unpin", "").json().path("pinned").asBoolean())
        .isFalse();
    var changed =
        api.client()
            .patch(PATH + "/" + id, "{\"title\": \"Kept\", \"visibility\": \"team\"}")
            .json();
    assertThat(changed.path("title").asText()).isEqualTo("Kept");
    assertThat(api.as(RunningApi.COLLEAGUE).get(PATH + "/" + id).status()).isEqualTo(200);
    assertThat(list("q=kEp")).containsExactly(id);
    assertThat(list("status=COMPLETED&outcome=clear&persona=soc_analyst&owner=me&sort=title"))
        .containsExactly(id);
    assertThat(list("status=failed")).isEmpty();
    assertThat(api.client().get(PATH + "?sort=x").status()).isEqualTo(400);
    assertThat(api.client().get(PATH + "?pinned=x").status()).isEqualTo(400);
    assertThat(api.client().get(PATH + "?schedule=x").status()).isEqualTo(400);
  }

  @Test
  void a_deleted_session_can_be_restored() {
    var id = completed(new Conclusion.Clear());

    assertThat(api.client().send("DELETE", PATH + "/" + id).status()).isEqualTo(204);
    assertThat(api.client().get(PATH + "/" + id).status()).isEqualTo(404);
    assertThat(list("")).isEmpty();
    assertThat(api.client().send("DELETE", PATH + "/" + id).status()).isEqualTo(404);
    assertThat(api.as(RunningApi.COLLEAGUE).post(PATH + "/" + id + "/restore", "").status())
        .isEqualTo(404);
    assertThat(api.client().post(PATH + "/" + id + "/restore", "").status()).isEqualTo(200);
    assertThat(api.client().get(PATH + "/" + id).status()).isEqualTo(200);
    assertThat(api.world.auditLog().entries())
        .extracting(entry -> entry.action())
        .filteredOn(action -> !action.equals("request.denied"))
        .containsExactly("investigation.started", "session.deleted", "session.restored");
  }

  @Test
  void a_fork_is_the_callers_own() {
    var id = completed(Investigations.found());
    api.client().patch(PATH + "/" + id, "{\"visibility\": \"team\"}");
    ask(id, "why?");
    var reply = api.as(RunningApi.COLLEAGUE).post(PATH + "/" + id + "/fork", "{\"turn\": 1}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("owner").asText()).isEqualTo(RunningApi.COLLEAGUE_ID.value());
    assertThat(reply.json().path("forked_from").asText()).isEqualTo(id);
    var copy = api.as(RunningApi.COLLEAGUE).get(reply.header("Location").orElseThrow()).json();
    assertThat(copy.path("turns")).hasSize(1);
    assertThat(copy.path("findings")).hasSize(1);
    assertThat(copy.path("visibility").asText()).isEqualTo("private");
    assertThat(api.client().post(PATH + "/" + id + "/fork", "{\"turn\": 3}").status())
        .isEqualTo(409);
  }

  @Test
  void anothers_session_is_changed_by_nobody_else() {
    var id = completed(Investigations.found());
    api.client().patch(PATH + "/" + id, "{\"visibility\": \"team\"}");
    var colleague = api.as(RunningApi.COLLEAGUE);
    var unknown = colleague.post(PATH + "/sess_unknown1/pin", "");

    for (var what : List.of("/pin", "/unpin", "/restore")) {
      var reply = colleague.post(PATH + "/" + id + what, "");
      assertThat(reply.status()).isEqualTo(404);
      assertThat(reply.text()).isEqualTo(unknown.text());
    }
    assertThat(colleague.post(PATH + "/" + id + "/message", "{\"message\": \"why?\"}").status())
        .isEqualTo(404);
    assertThat(colleague.patch(PATH + "/" + id, "{\"title\": \"Mine\"}").status()).isEqualTo(404);
    assertThat(colleague.send("DELETE", PATH + "/" + id).status()).isEqualTo(404);
    assertThat(read(id).path("turns")).hasSize(1);
  }

  private List<String> list(String parameters) {
    return api.client().get(PATH + "?" + parameters).json().path("sessions").findValuesAsText("id");
  }

  private JsonNode read(String id) {
    return api.client().get(PATH + "/" + id).json();
  }

  private Client.Reply ask(String id, String message) {
    return api.client().post(PATH + "/" + id + "/message", "{\"message\": \"" + message + "\"}");
  }

  private String start() {
    return api.client()
        .post("/api/v1/investigations/start", "{\"query\": \"" + QUESTION + "\"}")
        .json()
        .path("session_id")
        .asText();
  }

  private String completed(Conclusion conclusion) {
    var id = start();
    worker.complete(id, conclusion);
    return id;
  }
}
