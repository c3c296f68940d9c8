package com.socmate.application.port;

import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes of every brief what it was told to, as far as the order allows it; nothing to begin with.
public final class ScriptedBriefReader implements BriefReader {
  private final List<AuditOrder> asked = new ArrayList<>();
  private Optional<Suggestion> suggestion = Optional.empty();

  public ScriptedBriefReader suggests(Suggestion wanted) {
    suggestion = Optional.of(wanted);
    return this;
  }

  /// The orders whose briefs it was to read, oldest first.
  public List<AuditOrder> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Optional<Suggestion> read(AuditOrder order) {
    asked.add(order);
    return suggestion.map(it -> within(order, it));
  }

  private static Suggestion within(AuditOrder order, Suggestion suggestion) {
    return suggestion instanceof Suggestion.Narrower narrower
        ? Plan.objection(order, narrower)
            .<Suggestion>map(why -> new Suggestion.Unused(narrower.model(), why))
            .orElse(narrower)
        : suggestion;
  }
}
