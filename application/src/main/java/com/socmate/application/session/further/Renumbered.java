package com.socmate.application.session.further;

import com.socmate.domain.investigation.Plan;
import com.socmate.domain.investigation.PlannedQuery;
import java.util.ArrayList;

/// Plans whose queries go on counting where others ended.
final class Renumbered {
  private Renumbered() {}

  static Plan from(Plan plan, int first) {
    var queries = new ArrayList<PlannedQuery>();
    for (var query : plan.queries()) {
      queries.add(
          new PlannedQuery(
              "Q" + (first + queries.size()),
              query.purpose(),
              query.title(),
              query.kql(),
              query.lookback(),
              query.tables()));
    }
    return Plans.with(plan, queries);
  }
}
