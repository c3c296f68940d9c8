package com.socmate.domain.audit;

import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.workspace.DomainName;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// One audit as it was ordered. What became of it stands in its run.
///
/// @param schedule whose occurrence it is; empty if somebody asked for it
/// @param scheduleName as it was then, kept though the schedule may be gone
public record Audit(
    AuditId id,
    WorkspaceId workspace,
    Optional<ScheduleId> schedule,
    Optional<String> scheduleName,
    AuditOrder order,
    UserId orderedBy,
    Instant createdAt) {

  /// What people know it by: its schedule, or what it looks at.
  public String name() {
    return scheduleName.orElseGet(
        () -> order.targets().stream().map(DomainName::toString).collect(Collectors.joining(", ")));
  }
}
