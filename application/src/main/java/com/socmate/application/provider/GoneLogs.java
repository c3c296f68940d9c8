package com.socmate.application.provider;

import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.TimeRange;
import java.util.List;
import java.util.Optional;

/// Logs of a provider that is not configured any more: nothing can be asked of them.
record GoneLogs(String provider) implements LogWorkspace {
  @Override
  public QueryCheck check(String kql) {
    return new QueryCheck.Invalid(List.of(new Problem(1, 1, why())));
  }

  @Override
  public Answer query(Question question) {
    return new Answer.Unavailable(why(), Optional.empty());
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    return new Answer.Unavailable(why(), Optional.empty());
  }

  private String why() {
    return "The provider " + provider + " is not configured any more.";
  }
}
