package com.socmate.application.port;

import com.socmate.domain.notification.Webhook;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what was called, and answers as it was told. Addresses are as good as they are https.
public final class FakeWebhookCalls implements WebhookCalls {
  private final List<Called> calls = new CopyOnWriteArrayList<>();
  private volatile Told answer = new Told.Taken(OptionalInt.of(204), "The receiver answered 204.");

  public record Called(Webhook webhook, List<String> secrets, Telling telling) {}

  public void answers(Told told) {
    answer = told;
  }

  public List<Called> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Told call(Webhook webhook, List<String> secrets, Telling telling) {
    calls.add(new Called(webhook, secrets, telling));
    return answer;
  }

  @Override
  public Optional<String> objection(String url) {
    return url.startsWith("https://") ? Optional.empty() : Optional.of("It is not https.");
  }
}
