package com.socmate.application.provider;

import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Siem;
import com.socmate.domain.investigation.TimeRange;
import java.util.List;
import java.util.Optional;

/// The logs of whatever provider is the standard one when they are asked.
public final class StandardLogs implements LogWorkspace {
  private final Siem siem;

  public StandardLogs(Siem siem) {
    this.siem = siem;
  }

  @Override
  public QueryCheck check(String kql) {
    return standard()
        .map(it -> it.check(kql))
        .orElseGet(() -> new QueryCheck.Invalid(List.of(new Problem(1, 1, GONE))));
  }

  @Override
  public Answer query(Question question) {
    return standard().map(it -> it.query(question)).orElseGet(StandardLogs::gone);
  }

  @Override
  public List<String> tables() {
    return standard().map(LogWorkspace::tables).orElse(List.of());
  }

  @Override
  public Answer volumes(List<String> tables, TimeRange range) {
    return standard().map(it -> it.volumes(tables, range)).orElseGet(StandardLogs::gone);
  }

  private static final String GONE = "The standard provider is not configured any more.";

  private static Answer gone() {
    return new Answer.Unavailable(GONE, Optional.empty());
  }

  private Optional<LogWorkspace> standard() {
    return siem.logs(siem.standard());
  }
}
