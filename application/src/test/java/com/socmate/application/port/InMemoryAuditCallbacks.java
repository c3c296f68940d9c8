package com.socmate.application.port;

import com.socmate.application.port.Deliveries.Next;
import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.audit.AuditCallback.State;
import com.socmate.domain.id.AuditId;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

public final class InMemoryAuditCallbacks implements AuditCallbacks {
  private final InMemoryWorld world;

  public InMemoryAuditCallbacks(InMemoryWorld world) {
    this.world = world;
  }

  /// @param heldUntil empty while nobody holds it
  record Kept(AuditCallback callback, String secret, long token, Optional<Instant> heldUntil) {}

  @Override
  public void add(AuditId audit, String url, String secret) {
    world.alone(() ->
        put(
            new Kept(
                new AuditCallback(audit, url, State.WAITING, 0, world.now(), Optional.empty()),
                secret,
                0,
                Optional.empty())));
  }

  private void put(Kept kept) {
    world.kept().auditCallbacks.put(kept.callback().audit(), kept);
  }

  @Override
  public Optional<AuditCallback> of(AuditId audit) {
    return world.alone(
        () -> Optional.ofNullable(world.kept().auditCallbacks.get(audit)).map(Kept::callback));
  }

  @Override
  public List<Held> claim(int most, Duration lease) {
    return world.alone(() ->
        world.kept().auditCallbacks.values().stream()
            .filter(this::isDue)
            .sorted(Comparator.comparing(it -> it.callback().dueAt()))
            .limit(most)
            .toList()
            .stream()
            .map(it -> held(it, lease))
            .toList());
  }

  private boolean isDue(Kept kept) {
    var callback = kept.callback();
    return callback.state() == State.WAITING
        && !world.now().isBefore(callback.dueAt())
        && kept.heldUntil().filter(world.now()::isBefore).isEmpty()
        && world.runs().ofSession(callback.audit().session()).orElseThrow() instanceof Run.Finished;
  }

  private Held held(Kept kept, Duration lease) {
    var it = kept.callback();
    var tried =
        new AuditCallback(
            it.audit(), it.url(), it.state(), it.attempts() + 1, it.dueAt(), it.last());
    put(new Kept(tried, kept.secret(), kept.token() + 1, Optional.of(world.now().plus(lease))));
    return new Held(tried, kept.secret(), kept.token() + 1);
  }

  @Override
  public boolean settle(Held held, AuditCallback.Attempt attempt, Next next) {
    return world.alone(() -> {
      var kept = world.kept().auditCallbacks.get(held.callback().audit());
      if (kept == null || kept.token() != held.token() || kept.heldUntil().isEmpty()) {
        return false;
      }
      put(
          new Kept(
              after(kept.callback(), attempt, next),
              kept.secret(),
              kept.token(),
              Optional.empty()));
      return true;
    });
  }

  private AuditCallback after(AuditCallback it, AuditCallback.Attempt attempt, Next next) {
    var state =
        switch (next) {
          case Next.Done _ -> State.DELIVERED;
          case Next.Again _ -> State.WAITING;
          case Next.GivenUp _ -> State.GIVEN_UP;
        };
    var due = next instanceof Next.Again(var pause) ? world.now().plus(pause) : it.dueAt();
    return new AuditCallback(it.audit(), it.url(), state, it.attempts(), due, Optional.of(attempt));
  }
}
