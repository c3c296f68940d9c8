package com.socmate.application.audit;

import com.socmate.application.notification.Persistence;
import com.socmate.application.port.AuditCallbacks;
import com.socmate.application.port.AuditCallbacks.Held;
import com.socmate.application.port.AuditCalls;
import com.socmate.application.port.Audits;
import com.socmate.application.port.Told;
import com.socmate.domain.audit.AuditCallback;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Tells one address that its audit has ended, and keeps what came of it: it is told, told again
/// later, or given up after about a day. Whoever dies in between leaves it to be told once more.
public final class TellCallback {
  private final AuditCallbacks callbacks;
  private final Audits audits;
  private final AuditCalls calls;
  private final RandomGenerator random;
  private final InstantSource clock;

  public TellCallback(
      AuditCallbacks callbacks,
      Audits audits,
      AuditCalls calls,
      RandomGenerator random,
      InstantSource clock) {
    this.callbacks = callbacks;
    this.audits = audits;
    this.calls = calls;
    this.random = random;
    this.clock = clock;
  }

  /// @return false if it was another's by then
  public boolean tell(Held held) {
    var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var told = told(held, at);
    return callbacks.settle(
        held,
        new AuditCallback.Attempt(at, told.status(), Persistence.shown(told)),
        Persistence.next(told, held.callback().attempts(), random.nextDouble()));
  }

  private Told told(Held held, Instant at) {
    var id = held.callback().audit();
    return audits
        .find(id)
        .flatMap(audit -> audits.find(audit.workspace(), id))
        .map(ended -> calls.call(held.callback().url(), held.secret(), ended, at))
        .orElseGet(() -> new Told.Never(OptionalInt.empty(), "The audit is gone."));
  }
}
