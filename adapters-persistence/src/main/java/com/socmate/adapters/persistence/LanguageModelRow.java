package com.socmate.adapters.persistence;

import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.time.Instant;

/// A row of `language_model`.
record LanguageModelRow(
    String name,
    String provider,
    String url,
    String model,
    long tokensPerRun,
    long tokensPerDay,
    long timeoutSeconds,
    boolean standard,
    Instant createdAt) {

  static LanguageModelRow of(LanguageModel model) {
    return new LanguageModelRow(
        model.name(),
        model.provider().name(),
        model.url(),
        model.model(),
        model.tokensPerRun(),
        model.tokensPerDay(),
        model.timeout().toSeconds(),
        model.standard(),
        model.createdAt());
  }

  LanguageModel toDomain() {
    return CorruptRow.unless(
        "language model " + name,
        () ->
            new LanguageModel(
                name,
                LanguageModel.Provider.valueOf(provider),
                url,
                model,
                tokensPerRun,
                tokensPerDay,
                Duration.ofSeconds(timeoutSeconds),
                standard,
                createdAt));
  }
}
