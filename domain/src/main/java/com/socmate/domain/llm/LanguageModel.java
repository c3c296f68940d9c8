package com.socmate.domain.llm;

import java.time.Duration;
import java.time.Instant;

/// A language model as the administration knows it. Its key is nowhere in it.
///
/// Refuses with [IllegalArgumentException]: for a name of another form, or a limit that is none
///
/// @param name how people call it; it never changes
/// @param url of the provider's interface, such as `https://api.example/v1`
/// @param model the provider's own name of it
/// @param tokensPerRun how many tokens one run may cost
/// @param tokensPerDay how many all runs of a day may cost
/// @param standard whether runs ask this one
public record LanguageModel(
    String name,
    Provider provider,
    String url,
    String model,
    long tokensPerRun,
    long tokensPerDay,
    Duration timeout,
    boolean standard,
    Instant createdAt) {
  public static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(5);

  /// Whose language is spoken.
  public enum Provider {
    OPENAI,
    ANTHROPIC
  }

  public LanguageModel {
    if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "A model's name is 1 to 40 lower-case letters, digits and hyphens; found '"
              + (name.length() > 60 ? name.substring(0, 60) + "…" : name)
              + "'.");
    }
    if (tokensPerRun < 1 || tokensPerDay < 1) {
      throw new IllegalArgumentException("A model's budget is at least 1 token.");
    }
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("A model is waited for from 1 second to 5 minutes.");
    }
  }

  /// The same, waited for no longer than that.
  public LanguageModel within(Duration most) {
    return new LanguageModel(
        name,
        provider,
        url,
        model,
        tokensPerRun,
        tokensPerDay,
        timeout.compareTo(most) > 0 ? most : timeout,
        standard,
        createdAt);
  }

  public LanguageModel asStandard(boolean wanted) {
    return new LanguageModel(
        name, provider, url, model, tokensPerRun, tokensPerDay, timeout, wanted, createdAt);
  }
}
