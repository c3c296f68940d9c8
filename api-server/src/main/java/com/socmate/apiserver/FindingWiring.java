package com.socmate.apiserver;

import com.socmate.adapters.http.FindingRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.http.SuppressionRoutes;
import com.socmate.adapters.persistence.JdbiFindings;
import com.socmate.adapters.persistence.JdbiSuppressions;
import com.socmate.application.finding.SuppressFinding;
import com.socmate.application.finding.TriageFinding;
import java.util.List;

/// Findings, and what people make of them.
final class FindingWiring {
  private final Ground ground;

  FindingWiring(Ground ground) {
    this.ground = ground;
  }

  List<Routes> routes() {
    var findings = new JdbiFindings(ground.database());
    var suppressions = new JdbiSuppressions(ground.database());
    var audit = ground.audit();
    var transactions = ground.transactions();
    var clock = ground.clock();
    return List.of(
        new FindingRoutes(findings, new TriageFinding(findings, audit, transactions, clock)),
        new SuppressionRoutes(
            suppressions,
            new SuppressFinding(findings, suppressions, audit, transactions, ground.ids(), clock),
            clock));
  }
}
