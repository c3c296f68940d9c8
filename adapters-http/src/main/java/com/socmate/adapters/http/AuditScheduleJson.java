package com.socmate.adapters.http;

import com.socmate.application.port.AuditSchedules;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.workspace.DomainName;
import com.socmate.domain.workspace.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A scheduled audit. This contract writes the identifiers of schedules with a longer prefix.
record AuditScheduleJson(
    String id,
    String name,
    String auditType,
    String cronExpression,
    String timezone,
    List<String> targets,
    List<TargetJson> targetStatus,
    @Nullable String scope,
    boolean isActive,
    @Nullable Instant nextRunAt,
    @Nullable Instant lastRunAt,
    Instant createdAt) {
  private static final String PREFIX = "sched";

  /// @param ownership what the workspace knows of a domain
  static AuditScheduleJson from(
      AuditSchedules.Listed listed, Function<DomainName, Optional<Ownership>> ownership) {
    var audit = listed.audit();
    var schedule = audit.schedule();
    var targets = audit.order().targets();
    return new AuditScheduleJson(
        name(schedule.id()),
        schedule.definition().name(),
        Words.of(audit.order().type()),
        audit.cron().toString(),
        schedule.timetable().zone().getId(),
        targets.stream().map(DomainName::value).toList(),
        targets.stream().map(it -> TargetJson.from(it, ownership.apply(it))).toList(),
        audit.order().scope().orElse(null),
        audit.isActive(),
        schedule.nextRunAt().orElse(null),
        listed.lastRunAt().orElse(null),
        schedule.createdAt());
  }

  static String name(ScheduleId id) {
    return PREFIX + id.value().substring(ScheduleId.PREFIX.length());
  }

  /// Refuses with [IllegalArgumentException] what is no such name.
  static ScheduleId id(String name) {
    if (!name.startsWith(PREFIX + "_")) {
      throw new IllegalArgumentException("A scheduled audit is named like sched_abc123.");
    }
    return new ScheduleId(ScheduleId.PREFIX + name.substring(PREFIX.length()));
  }

  record TargetJson(String domain, String status) {
    static TargetJson from(DomainName domain, Optional<Ownership> ownership) {
      return new TargetJson(
          domain.value(), ownership.map(it -> Words.of(it.state())).orElse("unverified"));
    }
  }
}
