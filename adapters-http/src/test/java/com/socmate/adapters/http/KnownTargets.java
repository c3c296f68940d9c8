package com.socmate.adapters.http;

import com.socmate.application.port.Outbound;
import com.socmate.application.port.TextRecords;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// A domain name system of a few TXT records, and a network without a host.
final class KnownTargets implements TextRecords, Outbound {
  private final Map<String, String> records = new ConcurrentHashMap<>();

  void publish(String name, String text) {
    records.put(name, text);
  }

  void withdraw(String name) {
    records.remove(name);
  }

  @Override
  public Answer of(String name) {
    return new Answer.Told(Optional.ofNullable(records.get(name)).stream().toList());
  }

  @Override
  public Outcome send(Message message) {
    return new Outcome.Failed(Reason.UNREACHABLE, "The server could not be reached.");
  }

  @Override
  public Optional<String> objection(String url) {
    return Optional.empty();
  }
}
