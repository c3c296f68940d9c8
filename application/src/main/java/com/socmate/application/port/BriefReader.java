package com.socmate.application.port;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.Suggestion;
import java.util.Optional;

/// Has the brief of an order read by a language model, where the administration has one. Never
/// throws for what can go wrong there, and never takes longer than [#LONGEST_SECONDS]: that is a
/// [Suggestion.Unused]. Nothing that comes back goes beyond the order. Thread-safe.
@FunctionalInterface
public interface BriefReader {
  /// Where there is no model.
  BriefReader NOBODY = _ -> Optional.empty();

  /// How long it may take at most, both times that a model is asked.
  int LONGEST_SECONDS = 20;

  /// Empty where nobody was asked: there is no model, or the order has no brief that is planned by.
  Optional<Suggestion> read(AuditOrder order);
}
