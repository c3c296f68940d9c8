package com.socmate.adapters.sentinel;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// Tokens that are fetched, kept, and fetched anew some time before they end. How long one lives is
/// counted from when it came, so that it does not matter whether our clock agrees with the
/// issuer's.
final class RenewedTokens implements TokenSource {
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final Issuer issuer;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<Kept> kept = Optional.empty();

  RenewedTokens(Issuer issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /// Gives out a new token each time it is asked.
  @FunctionalInterface
  interface Issuer {
    /// @throws NoToken if it gives none
    Issued issue();
  }

  record Issued(String token, Duration lifetime) {
    /// Never shows the token.
    @Override
    public String toString() {
      return "Issued[lifetime=" + lifetime + "]";
    }
  }

  private record Kept(String token, Instant renewAt, Instant endsAt) {
    static Kept of(Issued issued, Instant now) {
      var early =
          issued.lifetime().compareTo(MARGIN.multipliedBy(2)) > 0
              ? issued.lifetime().minus(MARGIN)
              : issued.lifetime().dividedBy(2);
      return new Kept(issued.token(), now.plus(early), now.plus(issued.lifetime()));
    }
  }

  @Override
  public String token() {
    lock.lock();
    try {
      var now = clock.instant();
      if (kept.filter(it -> now.isBefore(it.renewAt())).isEmpty()) {
        renew(now);
      }
      return kept.orElseThrow().token();
    } finally {
      lock.unlock();
    }
  }

  /// A token that still lives is better than none.
  private void renew(Instant now) {
    try {
      kept = Optional.of(Kept.of(issuer.issue(), now));
    } catch (NoToken e) {
      if (kept.filter(it -> now.isBefore(it.endsAt())).isEmpty()) {
        throw e;
      }
    }
  }

  @Override
  public void refused(String token) {
    lock.lock();
    try {
      kept = kept.filter(it -> !it.token().equals(token));
    } finally {
      lock.unlock();
    }
  }
}
