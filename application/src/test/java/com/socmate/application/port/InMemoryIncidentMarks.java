package com.socmate.application.port;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

public final class InMemoryIncidentMarks implements IncidentMarks {
  private final InstantSource clock;
  private final Map<String, Kept> kept = new TreeMap<>();

  public InMemoryIncidentMarks(InstantSource clock) {
    this.clock = clock;
  }

  private record Kept(long token, Instant heldUntil, State state) {}

  @Override
  public synchronized Optional<Held> hold(String provider, Duration lease) {
    var now = clock.instant();
    var before =
        kept.getOrDefault(
            provider,
            new Kept(
                0,
                Instant.MIN,
                new State(
                    provider,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0)));
    if (before.heldUntil().isAfter(now)) {
      return Optional.empty();
    }
    kept.put(provider, new Kept(before.token() + 1, now.plus(lease), before.state()));
    return Optional.of(new Held(provider, before.token() + 1, before.state().mark(), now));
  }

  @Override
  public synchronized void succeeded(Held held, Optional<Instant> mark) {
    letGo(
        held,
        it ->
            new State(
                it.provider(),
                it.mark().filter(old -> mark.filter(old::isBefore).isEmpty()).or(() -> mark),
                Optional.of(clock.instant()),
                it.failedAt(),
                Optional.empty(),
                0));
  }

  @Override
  public synchronized void failed(Held held, String why) {
    letGo(
        held,
        it ->
            new State(
                it.provider(),
                it.mark(),
                it.succeededAt(),
                Optional.of(clock.instant()),
                Optional.of(why),
                it.failures() + 1));
  }

  private void letGo(Held held, java.util.function.UnaryOperator<State> change) {
    kept.computeIfPresent(
        held.provider(),
        (_, it) ->
            it.token() == held.token()
                ? new Kept(it.token(), Instant.MIN, change.apply(it.state()))
                : it);
  }

  @Override
  public synchronized List<State> states() {
    return kept.values().stream().map(Kept::state).toList();
  }
}
