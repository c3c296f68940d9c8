package com.socmate.domain.audit;

import com.socmate.domain.id.AuditId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.id.WorkspaceId;
import java.time.Instant;
import java.util.Optional;

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
    Instant createdAt) {}
