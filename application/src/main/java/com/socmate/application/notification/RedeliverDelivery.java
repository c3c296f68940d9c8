package com.socmate.application.notification;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Request;
import com.socmate.application.port.Transactions;
import com.socmate.domain.id.DeliveryId;
import java.time.InstantSource;
import java.util.Optional;

/// Has a delivery that has ended tried again at once. It keeps its key, so that a receiver that has
/// it already can tell.
public final class RedeliverDelivery {
  private final Deliveries deliveries;
  private final AuditLog auditLog;
  private final Transactions transactions;
  private final InstantSource clock;

  public RedeliverDelivery(
      Deliveries deliveries, AuditLog auditLog, Transactions transactions, InstantSource clock) {
    this.deliveries = deliveries;
    this.auditLog = auditLog;
    this.transactions = transactions;
    this.clock = clock;
  }

  public Outcome redeliver(DeliveryId id, Request request) {
    return transactions.together(() ->
        deliveries
            .redeliver(id, request.principal().user())
            .map(again -> again ? entered(id, request) : Outcome.STILL_WAITS)
            .orElse(Outcome.NO_SUCH_DELIVERY));
  }

  private Outcome entered(DeliveryId id, Request request) {
    auditLog.append(
        new AuditLog.Entry(
            clock.instant(),
            request.principal().asActor(),
            "delivery.redelivered",
            id.value(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            request.requestId()));
    return Outcome.AGAIN;
  }

  /// What became of the wish.
  public enum Outcome {
    AGAIN,
    STILL_WAITS,
    NO_SUCH_DELIVERY
  }
}
