package com.socmate.adapters.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.application.port.Chat;
import com.socmate.application.port.Chat.Prompt;
import com.socmate.application.port.Chat.Reply;
import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderChatTest {
  private static final Prompt PROMPT = new Prompt("Say ready.", "Are you there?", 16);
  private final ModelServer server = new ModelServer();
  private final Chat chat = chat(true);

  @AfterEach
  void close() {
    server.close();
  }

  private static Chat chat(boolean loopback) {
    return new ProviderChat(timeout ->
        new CheckedOutbound(new OutboundSettings(loopback, Set.of(80, 443), timeout, 1 << 20)));
  }

  private LanguageModel model(LanguageModel.Provider provider) {
    return new LanguageModel(
        "local",
        provider,
        server.url(),
        "small-1",
        1_000,
        1_000,
        Duration.ofSeconds(2),
        true,
        Instant.EPOCH);
  }

  private Reply ask(LanguageModel.Provider provider) {
    return chat.ask(model(provider), Optional.of("key-of-the-model"), PROMPT);
  }

  @Test
  void an_openai_compatible_model_answers() {
    server.saysOpenAi("ready");
    assertThat(ask(LanguageModel.Provider.OPENAI)).isEqualTo(new Reply.Said("ready", 42));
    assertThat(server.bodies().getFirst()).contains("\"Say ready.\"", "\"Are you there?\"");
    assertThat(server.keys().getFirst()).startsWith("Bearer key-of-the-model");
  }

  @Test
  void anthropics_model_answers() {
    server.saysAnthropic("ready");
    assertThat(ask(LanguageModel.Provider.ANTHROPIC)).isEqualTo(new Reply.Said("ready", 42));
    assertThat(server.keys().getFirst()).endsWith("|key-of-the-model");
  }

  @ParameterizedTest
  @EnumSource(LanguageModel.Provider.class)
  void no_tool_is_offered(LanguageModel.Provider provider) {
    server.says(
        200,
        provider == LanguageModel.Provider.OPENAI
            ? ModelServer.openAi("x")
            : ModelServer.anthropic("x"));
    ask(provider);
    assertThat(server.bodies().getFirst()).doesNotContain("tool_choice", "\"functions\"");
  }

  @Test
  void a_call_of_a_tool_that_was_not_offered_is_not_listened_to() {
    server.says(
        200,
        """
        {"id": "c1", "object": "chat.completion", "created": 1, "model": "small-1", "choices": [
          {"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "content": null,
           "tool_calls": [{"id": "t1", "type": "function",
             "function": {"name": "close_incident", "arguments": "{\\"id\\": \\"*\\"}"}}]}}]}
        """);
    assertThat(ask(LanguageModel.Provider.OPENAI))
        .isInstanceOfSatisfying(
            Reply.Unusable.class, it -> assertThat(it.why()).contains("not offered"));
    assertThat(server.bodies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "<html>",
        "{\"choices\": []}",
        "{\"choices\": [{\"message\": {}}]}",
        "{\"choices\": 5}",
        "{\"content\": \"x\"}"
      })
  void an_answer_of_another_form_is_no_answer(String body) {
    server.says(200, body);
    assertThat(ask(LanguageModel.Provider.OPENAI)).isInstanceOf(Reply.Unusable.class);
    assertThat(ask(LanguageModel.Provider.ANTHROPIC)).isInstanceOf(Reply.Unusable.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void trouble_that_passes_is_told_from_trouble_that_stays(int status) {
    server.says(status, "{\"error\": {\"message\": \"the key key-of-the-model is wrong\"}}");
    assertThat(ask(LanguageModel.Provider.OPENAI))
        .isEqualTo(new Reply.Unusable("it answered with status " + status, true, false));
    server.says(401, "{\"error\": {\"message\": \"the key key-of-the-model is wrong\"}}");
    assertThat(ask(LanguageModel.Provider.ANTHROPIC))
        .isEqualTo(new Reply.Unusable("it answered with status 401", false, false));
  }

  @Test
  void an_endless_answer_is_cut_off() {
    server.floods();
    assertThat(ask(LanguageModel.Provider.OPENAI)).isInstanceOf(Reply.Unusable.class);
  }

  @Test
  void an_answer_that_drips_is_not_waited_for() {
    server.drips();
    assertThat(ask(LanguageModel.Provider.ANTHROPIC)).isInstanceOf(Reply.Unusable.class);
  }

  @Test
  void a_model_that_is_not_there_is_no_answer() {
    server.close();
    assertThat(ask(LanguageModel.Provider.OPENAI)).isInstanceOf(Reply.Unusable.class);
  }

  @Test
  void this_machine_is_not_reached_unless_that_is_wanted() {
    var closed = chat(false);
    assertThat(closed.ask(model(LanguageModel.Provider.OPENAI), Optional.empty(), PROMPT))
        .isInstanceOf(Reply.Unusable.class);
    assertThat(server.bodies()).isEmpty();
    assertThat(closed.objection("file:///etc/passwd")).isPresent();
    assertThat(closed.objection("http://169.254.169.254:8080/")).isPresent();
  }

  @Test
  void an_answer_longer_than_asked_for_is_not_taken() {
    server.saysOpenAi("x".repeat(40_000));
    assertThat(ask(LanguageModel.Provider.OPENAI)).isInstanceOf(Reply.Unusable.class);
  }

  private static final Chat.Tool TOOL =
      new Chat.Tool("run_query", "Runs a query.", Map.of("kql", "the query"));
  private static final String OPENAI_CALL =
      """
      {"id": "c1", "object": "chat.completion", "created": 1, "model": "small-1", "choices": [
        {"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "content": null,
         "tool_calls": [{"id": "t1", "type": "function",
           "function": {"name": "run_query", "arguments": %s}}]}}],
       "usage": {"prompt_tokens": 30, "completion_tokens": 12, "total_tokens": 42}}
      """;

  private static Prompt withTools(Chat.Exchange... before) {
    return new Prompt("Read.", "What is there?", 16, List.of(TOOL), List.of(before));
  }

  @Test
  void a_call_of_a_tool_that_was_offered_comes_back_with_its_arguments() {
    server.says(200, OPENAI_CALL.formatted("\"{\\\"kql\\\": \\\"T | take 1\\\"}\""));
    var call = new Chat.Call("t1", "run_query", Map.of("kql", "T | take 1"));
    assertThat(chat.ask(model(LanguageModel.Provider.OPENAI), Optional.empty(), withTools()))
        .isEqualTo(new Reply.Called(List.of(call), 42));
    assertThat(server.bodies().getFirst()).contains("\"run_query\"", "\"kql\"");

    server.says(
        200,
        """
        {"id": "m1", "type": "message", "role": "assistant", "model": "small-1", "content": [
          {"type": "tool_use", "id": "t1", "name": "run_query", "input": {"kql": "T | take 1"}}],
          "stop_reason": "tool_use", "usage": {"input_tokens": 30, "output_tokens": 12}}
        """);
    assertThat(chat.ask(model(LanguageModel.Provider.ANTHROPIC), Optional.empty(), withTools()))
        .isEqualTo(new Reply.Called(List.of(call), 42));
  }

  @ParameterizedTest
  @EnumSource(LanguageModel.Provider.class)
  void a_model_is_told_what_its_calls_came_to(LanguageModel.Provider provider) {
    server.says(
        200,
        provider == LanguageModel.Provider.OPENAI
            ? ModelServer.openAi("Done.")
            : ModelServer.anthropic("Done."));
    var call = new Chat.Call("t1", "run_query", Map.of("kql", "T \"x\""));
    var reply =
        chat.ask(
            model(provider),
            Optional.empty(),
            withTools(new Chat.Exchange(List.of(call), List.of("One row."))));
    assertThat(reply).isEqualTo(new Reply.Said("Done.", 42));
    assertThat(server.bodies().getFirst()).contains("One row.", "t1", "run_query");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\"", "\"[1]\"", "\"{\"", "\"null\"", "\"{\\\"a\\\":{}}\"", "\"5\""})
  void arguments_of_another_form_are_as_good_as_none(String arguments) {
    server.says(200, OPENAI_CALL.formatted(arguments));
    assertThat(chat.ask(model(LanguageModel.Provider.OPENAI), Optional.empty(), withTools()))
        .isInstanceOfSatisfying(
            Reply.Called.class,
            it -> assertThat(it.calls().getFirst().arguments()).doesNotContainKey("kql"));
  }
}
