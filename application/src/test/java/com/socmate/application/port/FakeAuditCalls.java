package com.socmate.application.port;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers who was told, and answers as it was told. Addresses are as good as they are https.
public final class FakeAuditCalls implements AuditCalls {
  private final List<Called> calls = new CopyOnWriteArrayList<>();
  private volatile Told answer = new Told.Taken(OptionalInt.of(204), "The receiver answered 204.");

  public record Called(String url, String secret, Audits.Listed ended) {}

  public void answers(Told told) {
    answer = told;
  }

  public List<Called> calls() {
    return List.copyOf(calls);
  }

  @Override
  public Told call(String url, String secret, Audits.Listed ended, Instant at) {
    calls.add(new Called(url, secret, ended));
    return answer;
  }

  @Override
  public Optional<String> objection(String url) {
    return url.startsWith("https://") ? Optional.empty() : Optional.of("It is not https.");
  }
}
