package com.socmate.application.audit;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Request;
import com.socmate.application.schedule.FlatJson;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Enters what people do with workspaces and their audits into the audit log.
public final class Chronicle {
  private final AuditLog log;
  private final InstantSource clock;

  public Chronicle(AuditLog log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  /// @param object the identifier of what was changed
  /// @param after what is so from now on; empty for a deletion
  void enter(Request request, String action, String object, Map<String, String> after) {
    log.append(
        request
            .entry(clock.instant(), action, object)
            .changing(
                Optional.empty(),
                after.isEmpty()
                    ? Optional.empty()
                    : Optional.of(FlatJson.of(new TreeMap<>(after)))));
  }
}
