package com.socmate.adapters.http;

import com.socmate.application.investigation.rule.PastedRule;
import com.socmate.domain.specificity.Judgement;
import com.socmate.domain.specificity.Specificity;
import com.socmate.domain.time.Recurrence;
import java.util.Optional;

/// How specific a query is. Of an analytics rule that was pasted its KQL is judged, not its YAML.
final class Judged {
  private Judged() {}

  static Judgement of(String query, Recurrence recurrence) {
    return Specificity.judge(PastedRule.asKql(query), recurrence);
  }

  static Judgement of(String query, Optional<Recurrence> recurrence) {
    return recurrence
        .map(it -> of(query, it))
        .orElseGet(() -> Specificity.judge(PastedRule.asKql(query)));
  }
}
