package com.socmate.application.port;

import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.WorkspaceId;
import com.socmate.domain.run.Run;
import com.socmate.domain.schedule.ScheduledAudit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

public final class InMemoryAuditSchedules implements AuditSchedules {
  private final InMemoryWorld world;

  InMemoryAuditSchedules(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void add(ScheduledAudit audit) {
    world.alone(() -> {
      world.kept().auditSchedules.put(audit.schedule().id(), audit);
    });
  }

  @Override
  public Optional<Listed> find(WorkspaceId workspace, ScheduleId id) {
    return world.alone(() ->
        of(workspace).filter(it -> it.schedule().id().equals(id)).map(this::listed).findFirst());
  }

  @Override
  public List<Listed> list(WorkspaceId workspace) {
    return world.alone(() -> of(workspace).map(this::listed).toList());
  }

  private Stream<ScheduledAudit> of(WorkspaceId workspace) {
    return world.kept().auditSchedules.values().stream()
        .filter(it -> it.workspace().equals(workspace));
  }

  private Listed listed(ScheduledAudit audit) {
    return new Listed(audit, lastRun(audit.schedule().id()));
  }

  private Optional<Instant> lastRun(ScheduleId id) {
    return world.kept().runs.values().stream()
        .filter(it -> it.origin().schedule().equals(Optional.of(id)))
        .filter(it -> !(it instanceof Run.Skipped) && !(it instanceof Run.Missed))
        .map(it -> it.origin().scheduledFor())
        .max(Comparator.naturalOrder());
  }

  @Override
  public Optional<ScheduledAudit> change(
      WorkspaceId workspace, ScheduleId id, UnaryOperator<ScheduledAudit> change) {
    return world.alone(() ->
        find(workspace, id)
            .map(it -> {
              var after = change.apply(it.audit());
              world.kept().auditSchedules.put(id, after);
              return after;
            }));
  }

  @Override
  public boolean delete(WorkspaceId workspace, ScheduleId id) {
    return world.alone(() -> {
      boolean there = find(workspace, id).isPresent();
      if (there) {
        world.kept().auditSchedules.remove(id);
      }
      return there;
    });
  }
}
