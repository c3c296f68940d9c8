package com.socmate.application.audit;

import com.socmate.application.port.BriefReader;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.plan.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Has an order's brief read once, when it is given; whatever is done for it later is done by what
/// came of that.
final class BriefedOrder {
  private final BriefReader reader;

  BriefedOrder(BriefReader reader) {
    this.reader = reader;
  }

  /// The order with what a model made of its brief. Nobody is asked where no plan could come of it.
  AuditOrder read(AuditOrder order) {
    var bare = order.with(Optional.empty());
    return order.type() == AuditType.AUTONOMOUS && Plan.maySuggest(bare)
        ? bare.with(reader.read(bare))
        : bare;
  }

  /// The same, unless the brief was read before and nothing has changed since.
  AuditOrder read(AuditOrder order, AuditOrder before) {
    return order.asksLike(before) ? before : read(order);
  }

  /// Who planned, for the audit log; empty where the type alone says what is done.
  static Map<String, String> author(AuditOrder order) {
    if (order.type() != AuditType.AUTONOMOUS
        || !(Plan.of(order) instanceof Plan.Reading.Understood(var plan))) {
      return Map.of();
    }
    var said = new TreeMap<String, String>();
    said.put("plannedBy", plan.by().spoken());
    order.suggestion().ifPresent(it -> said.put("modelAsked", it.model()));
    if (order.suggestion().orElse(null) instanceof Suggestion.Narrower narrower) {
      said.put("promptHash", narrower.promptHash());
    }
    return said;
  }
}
