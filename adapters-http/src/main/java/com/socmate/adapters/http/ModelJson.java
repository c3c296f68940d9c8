package com.socmate.adapters.http;

import com.socmate.domain.llm.LanguageModel;
import java.time.Instant;

/// A language model as the administration sees it. Its key is never shown.
///
/// @param isDefault whether runs ask it
/// @param tokensToday what it has cost since midnight UTC
record ModelJson(
    String name,
    String provider,
    String url,
    String model,
    boolean isDefault,
    boolean hasKey,
    long tokensPerRun,
    long tokensPerDay,
    long tokensToday,
    long timeoutSeconds,
    Instant createdAt) {

  static ModelJson from(LanguageModel model, boolean hasKey, long tokensToday) {
    return new ModelJson(
        model.name(),
        Words.of(model.provider()),
        model.url(),
        model.model(),
        model.standard(),
        hasKey,
        model.tokensPerRun(),
        model.tokensPerDay(),
        tokensToday,
        model.timeout().toSeconds(),
        model.createdAt());
  }
}
