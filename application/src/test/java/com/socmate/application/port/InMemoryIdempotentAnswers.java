package com.socmate.application.port;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

public final class InMemoryIdempotentAnswers implements IdempotentAnswers {
  private static final Duration LIFE = Duration.ofHours(24);

  private final InMemoryWorld world;

  public InMemoryIdempotentAnswers(InMemoryWorld world) {
    this.world = world;
  }

  static final class Kept {
    private final byte[] fingerprint;
    private final byte[] answer;
    private final Instant at;

    Kept(byte[] fingerprint, byte[] answer, Instant at) {
      this.fingerprint = fingerprint.clone();
      this.answer = answer.clone();
      this.at = at;
    }

    boolean isOld(Instant now) {
      return !at.plus(LIFE).isAfter(now);
    }
  }

  /// Transactions in memory come one after the other, so nothing is ever under way.
  @Override
  public Claim claim(String principal, String key, byte[] fingerprint) {
    return world.alone(() -> {
      var kept = world.kept().answers.get(principal + "\n" + key);
      if (kept == null || kept.isOld(world.now())) {
        return new Claim.Fresh();
      }
      return Arrays.equals(kept.fingerprint, fingerprint)
          ? new Claim.Done(kept.answer.clone())
          : new Claim.Otherwise();
    });
  }

  @Override
  public void keep(String principal, String key, byte[] fingerprint, byte[] answer) {
    world.alone(() ->
        world
            .kept()
            .answers
            .put(principal + "\n" + key, new Kept(fingerprint, answer, world.now())));
  }

  @Override
  public long forgetOld() {
    return world.alone(() -> {
      int before = world.kept().answers.size();
      world.kept().answers.values().removeIf(it -> it.isOld(world.now()));
      return (long) before - world.kept().answers.size();
    });
  }
}
