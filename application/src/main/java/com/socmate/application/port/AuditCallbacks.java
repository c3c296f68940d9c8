package com.socmate.application.port;

import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.id.AuditId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The addresses that are told when an audit has ended, until they were told or given up. They
/// become due by the end of the audit's run, whatever ended it.
public interface AuditCallbacks {
  /// Keeps an address; call it within the transaction that queues its audit.
  ///
  /// @param secret that the telling is signed with
  void add(AuditId audit, String url, String secret);

  /// Empty where nobody is to be told.
  Optional<AuditCallback> of(AuditId audit);

  /// Takes those that are due and whose audit has ended; nobody else gets them until the lease has
  /// passed by the database's clock. To take one counts as a try.
  List<Held> claim(int most, Duration lease);

  /// Keeps what came of a try.
  ///
  /// @return false if it was another's by then; then nothing was written
  boolean settle(Held held, AuditCallback.Attempt attempt, Deliveries.Next next);

  /// One that is to be told now.
  ///
  /// @param token tells this holder from the one before and the one after
  record Held(AuditCallback callback, String secret, long token) {}
}
