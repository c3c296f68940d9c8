package com.socmate.adapters.http;

import com.socmate.adapters.http.body.Members;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.AuditType;
import com.socmate.domain.workspace.DomainName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the members of a body that say what is to be audited. A member that is wrong reads as
/// absent, and the body knows.
///
/// @param type under whatever name the body has it
record AuditOrderBody(
    Optional<AuditType> type, Optional<List<DomainName>> targets, Optional<String> scope) {
  static AuditOrderBody read(Members body, String typeMember) {
    return new AuditOrderBody(
        body.oneOf(typeMember, AuditType.class),
        targets(body),
        body.text("scope", 1, AuditOrder.MAX_SCOPE));
  }

  private static Optional<List<DomainName>> targets(Members body) {
    if (!body.has("targets")) {
      return Optional.empty();
    }
    var texts = body.texts("targets", AuditOrder.MAX_TARGETS, 253).orElse(List.of());
    var domains = new ArrayList<DomainName>();
    for (int index = 0; index < texts.size(); index++) {
      try {
        domains.add(DomainName.parse(texts.get(index)));
      } catch (IllegalArgumentException e) {
        body.refuseWithin(
            List.of("targets", index), String.valueOf(e.getMessage()), "value_error.domain");
      }
    }
    if (texts.isEmpty()) {
      body.refuse("targets", "names at least one domain", "value_error.list.min_items");
    }
    return domains.size() == texts.size() && !texts.isEmpty()
        ? Optional.of(domains)
        : Optional.empty();
  }

  /// The order that a body makes of what is there; the body knows if it makes none.
  Optional<AuditOrder> over(Optional<AuditOrder> before, DomainName usual, Members body) {
    var wanted = type.or(() -> before.map(AuditOrder::type)).orElse(AuditType.SHALLOW);
    var brief = scope.or(() -> before.flatMap(AuditOrder::scope));
    if (wanted == AuditType.AUTONOMOUS && brief.isEmpty()) {
      body.refuseMissing("scope", "field required where the audit is autonomous");
      return Optional.empty();
    }
    var domains = targets.or(() -> before.map(AuditOrder::targets)).orElseGet(() -> List.of(usual));
    return Optional.of(new AuditOrder(wanted, domains, brief));
  }
}
