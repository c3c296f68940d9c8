package com.socmate.adapters.llm;

import com.socmate.application.port.Chat;
import com.socmate.application.port.Outbound;
import com.socmate.domain.llm.LanguageModel;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Speaks to OpenAI-compatible models and to Anthropic's. A model that calls tools where none was
/// offered is not listened to.
public final class ProviderChat implements Chat {
  private static final int LONGEST_ANSWER = 32_000;
  private static final int LETTERS_PER_TOKEN = 3;

  private final Function<Duration, Outbound> ways;
  private final Outbound usual;
  private final TokenCount count;

  /// @param ways makes a way out that waits that long
  public ProviderChat(Function<Duration, Outbound> ways) {
    this(ways, (_, _) -> {});
  }

  /// @param ways makes a way out that waits that long
  /// @param count is told what each answer cost
  public ProviderChat(Function<Duration, Outbound> ways, TokenCount count) {
    this.ways = ways;
    this.count = count;
    this.usual = ways.apply(Duration.ofSeconds(10));
  }

  @Override
  public Optional<String> objection(String url) {
    return usual.objection(url);
  }

  @Override
  public Reply ask(LanguageModel model, Optional<String> key, Prompt prompt) {
    try {
      var response = of(model, key, prompt.mostTokens()).chat(ToolTalk.request(prompt));
      Optional.ofNullable(response.tokenUsage())
          .ifPresent(
              it -> count.spent(amount(it.inputTokenCount()), amount(it.outputTokenCount())));
      return read(response, prompt);
    } catch (RuntimeException e) {
      return unusable(e);
    }
  }

  private ChatModel of(LanguageModel model, Optional<String> key, int mostTokens) {
    var http = OutboundHttp.builder(ways.apply(model.timeout()));
    return switch (model.provider()) {
      case OPENAI ->
          OpenAiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(model.url())
              .apiKey(key.orElse("none"))
              .modelName(model.model())
              .temperature(0.0)
              .maxTokens(mostTokens)
              .maxRetries(0)
              .build();
      case ANTHROPIC ->
          AnthropicChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(model.url())
              .apiKey(key.orElse("none"))
              .modelName(model.model())
              .temperature(0.0)
              .maxTokens(mostTokens)
              .maxRetries(0)
              .build();
    };
  }

  private static long amount(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }

  private static Reply read(ChatResponse response, Prompt prompt) {
    if (response.aiMessage().hasToolExecutionRequests()) {
      return prompt.tools().isEmpty()
          ? new Reply.Unusable("it called a tool that it was not offered", false, true)
          : ToolTalk.called(response.aiMessage(), tokens(response, prompt, ""));
    }
    var text = Optional.ofNullable(response.aiMessage().text()).orElse("");
    if (text.isBlank()) {
      return new Reply.Unusable("it said nothing", false, true);
    }
    if (text.length() > LONGEST_ANSWER) {
      return new Reply.Unusable("it said more than it was asked for", false, true);
    }
    return new Reply.Said(text, tokens(response, prompt, text));
  }

  /// What a provider claims it used is believed only where it is not less than nothing.
  private static long tokens(ChatResponse response, Prompt prompt, String text) {
    var usage = Optional.ofNullable(response.tokenUsage());
    long counted =
        usage.map(it -> (long) Optional.ofNullable(it.totalTokenCount()).orElse(0)).orElse(0L);
    long letters = prompt.parts().stream().mapToLong(String::length).sum() + text.length();
    return counted > 0 ? counted : letters / LETTERS_PER_TOKEN;
  }

  /// Nothing that a model's server wrote is repeated: it may hold what it was sent.
  private static Reply unusable(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof OutboundHttp.NoAnswer none) {
        return new Reply.Unusable(
            String.valueOf(none.getMessage()), none.isPassing(), none.isCharged());
      }
      if (cause instanceof HttpException http) {
        int status = http.statusCode();
        return new Reply.Unusable(
            "it answered with status " + status,
            status == 408 || status == 429 || status >= 500,
            false);
      }
    }
    return new Reply.Unusable("its answer cannot be read", false, true);
  }
}
