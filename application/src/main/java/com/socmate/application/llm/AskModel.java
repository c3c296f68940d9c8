package com.socmate.application.llm;

import com.socmate.application.port.Chat;
import com.socmate.application.port.Chat.Prompt;
import com.socmate.application.port.Chat.Reply;
import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Secrets;
import com.socmate.application.resilience.Breaker;
import com.socmate.domain.llm.LanguageModel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Asks a model within its budgets, again where that may help, and not at all while it is down.
public final class AskModel {
  private static final int ATTEMPTS = 3;
  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofMinutes(1);
  private static final int LETTERS_PER_TOKEN = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

  private final LanguageModels models;
  private final Chat chat;
  private final RandomGenerator random;
  private final Breaker breaker;

  public AskModel(LanguageModels models, Chat chat, InstantSource clock, RandomGenerator random) {
    this.models = models;
    this.chat = chat;
    this.random = random;
    this.breaker = new Breaker(clock, FAILURES, REST);
  }

  /// What came of asking.
  public sealed interface Answer {
    /// @param promptHash the SHA-256 of all the model was told
    record Said(String text, long tokens, String promptHash) implements Answer {}

    /// It wants to be told more first.
    record Called(List<Chat.Call> calls) implements Answer {}

    /// @param why a sentence
    record Nothing(String why) implements Answer {}
  }

  /// @param run what the run has cost so far, to which this is added
  public Answer ask(LanguageModel model, Prompt prompt, RunTokens run) {
    return ask(model, prompt, run, ATTEMPTS);
  }

  /// Asks a single time, for somebody who waits.
  ///
  /// @param run what has been spent so far, to which this is added
  public Answer askOnce(LanguageModel model, Prompt prompt, RunTokens run) {
    return ask(model, prompt, run, 1);
  }

  private Answer ask(LanguageModel model, Prompt prompt, RunTokens run, int attempts) {
    if (breaker.isOpen(model.name())) {
      return new Answer.Nothing(
          "it has failed three times in a row and is left alone for a minute");
    }
    try {
      return insistently(model, prompt, models.key(model.name()), run, attempts);
    } catch (Secrets.CannotOpen | IllegalStateException e) {
      return new Answer.Nothing(
          "its key cannot be read here; this process needs the master keys of the API server");
    }
  }

  private Answer insistently(
      LanguageModel model, Prompt prompt, Optional<String> key, RunTokens run, int attempts) {
    var why = "";
    for (int attempt = 1; attempt <= attempts; attempt++) {
      var account = new Account(model, run, estimate(prompt));
      var refusal = account.book();
      if (refusal.isPresent()) {
        return new Answer.Nothing(why.isEmpty() ? refusal.get() : why + ", and " + refusal.get());
      }
      switch (chat.ask(model, key, prompt)) {
        case Reply.Said(var text, var tokens) -> {
          account.settle(tokens);
          breaker.succeeded(model.name());
          return new Answer.Said(text, tokens, hash(model, prompt));
        }
        case Reply.Called(var calls, var tokens) -> {
          account.settle(tokens);
          breaker.succeeded(model.name());
          return new Answer.Called(calls);
        }
        case Reply.Unusable(var reason, var passing, var charged) -> {
          account.settle(charged ? account.estimate() : 0);
          why = reason;
          if (!passing) {
            attempt = attempts;
          }
        }
      }
      if (attempt < attempts) {
        pause(attempt);
      }
    }
    breaker.failed(model.name());
    return new Answer.Nothing(why);
  }

  /// What one attempt may cost, booked before it is made. One that failed before the model can have
  /// worked costs nothing; one that may have cost something costs what was booked.
  private final class Account {
    private final LanguageModel model;
    private final RunTokens run;
    private final long estimate;

    Account(LanguageModel model, RunTokens run, long estimate) {
      this.model = model;
      this.run = run;
      this.estimate = estimate;
    }

    long estimate() {
      return estimate;
    }

    /// Why it cannot be afforded; empty if it was booked.
    Optional<String> book() {
      if (!run.allows(estimate, model.tokensPerRun())) {
        return Optional.of(
            "the run's budget of " + run.most(model.tokensPerRun()) + " tokens does not allow it");
      }
      if (!models.book(model.name(), estimate, model.tokensPerDay())) {
        return Optional.of("the day's budget of " + model.tokensPerDay() + " tokens is used up");
      }
      run.add(estimate);
      return Optional.empty();
    }

    void settle(long tokens) {
      run.add(tokens - estimate);
      models.correct(model.name(), tokens - estimate);
    }
  }

  private void pause(int attempt) {
    long most = FIRST_PAUSE.toNanos() << attempt;
    LockSupport.parkNanos(most / 2 + random.nextLong(most / 2 + 1));
  }

  /// More rather than less: what was not needed is given back.
  private static long estimate(Prompt prompt) {
    long letters = prompt.parts().stream().mapToLong(String::length).sum();
    return letters / LETTERS_PER_TOKEN + prompt.mostTokens();
  }

  private static String hash(LanguageModel model, Prompt prompt) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      var said = Stream.of(model.provider().name(), model.model());
      for (var part : Stream.concat(said, prompt.parts().stream()).toList()) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform brings SHA-256.", e);
    }
  }
}
