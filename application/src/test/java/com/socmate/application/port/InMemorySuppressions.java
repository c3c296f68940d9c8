package com.socmate.application.port;

import com.socmate.domain.finding.Fingerprint;
import com.socmate.domain.finding.Suppression;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.SuppressionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.investigation.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

public final class InMemorySuppressions implements Suppressions {
  private final InMemoryWorld world;

  public InMemorySuppressions(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Map<Fingerprint, SuppressionId> active(
      Optional<ScheduleId> schedule, Set<Fingerprint> things) {
    return world.alone(() -> {
      var found = new HashMap<Fingerprint, SuppressionId>();
      world.kept().suppressions.values().stream()
          .filter(it -> it.isActive(world.now()) && things.contains(it.fingerprint()))
          .filter(it -> it.schedule().isEmpty() || it.schedule().equals(schedule))
          .forEach(it -> found.putIfAbsent(it.fingerprint(), it.id()));
      return Map.copyOf(found);
    });
  }

  @Override
  public void add(Suppression suppression) {
    world.alone(() -> world.kept().suppressions.put(suppression.id(), suppression));
  }

  @Override
  public Optional<Listed> find(SuppressionId id, Viewer viewer) {
    return world.alone(() ->
        Optional.ofNullable(world.kept().suppressions.get(id))
            .filter(it -> sees(viewer, it))
            .map(this::listed));
  }

  private boolean sees(Viewer viewer, Suppression suppression) {
    return suppression.schedule().isEmpty()
        || suppression.schedule().flatMap(it -> world.schedules().find(it, viewer)).isPresent();
  }

  @Override
  public boolean lift(SuppressionId id, UserId by, Instant at) {
    return world.alone(() -> {
      var active =
          Optional.ofNullable(world.kept().suppressions.get(id))
              .filter(it -> it.isActive(world.now()));
      active.ifPresent(it ->
          world
              .kept()
              .suppressions
              .put(
                  id,
                  new Suppression(
                      it.id(),
                      it.fingerprint(),
                      it.schedule(),
                      it.title(),
                      it.reason(),
                      it.author(),
                      it.createdAt(),
                      it.expiresAt(),
                      Optional.of(new Suppression.Lifted(by, at)))));
      return active.isPresent();
    });
  }

  @Override
  public Slice<Listed> list(
      Optional<ScheduleId> schedule, boolean activeOnly, Viewer viewer, Page page) {
    return world.alone(() ->
        InMemorySchedules.slice(
            world.kept().suppressions.values().stream()
                .filter(it -> sees(viewer, it))
                .filter(it ->
                    schedule.isEmpty() || it.schedule().isEmpty() || it.schedule().equals(schedule))
                .filter(it -> !activeOnly || it.isActive(world.now()))
                .sorted(
                    Comparator.comparing(Suppression::createdAt)
                        .thenComparing(Suppression::id)
                        .reversed())
                .map(this::listed)
                .toList(),
            page));
  }

  private Listed listed(Suppression suppression) {
    List<Instant> hidden =
        world.kept().sessions.values().stream()
            .flatMap(session -> hidden(session, suppression.id()).stream())
            .toList();
    return new Listed(
        suppression,
        suppression.isActive(world.now()),
        hidden.size(),
        hidden.stream().max(Comparator.naturalOrder()));
  }

  private List<Instant> hidden(Session session, SuppressionId id) {
    return Optional.ofNullable(world.kept().results.get(session.id())).stream()
        .flatMap(byTurn -> byTurn.values().stream())
        .flatMap(result -> result.conclusion().findings().stream())
        .filter(it -> it.suppression().equals(Optional.of(id)))
        .map(_ -> session.finishedAt().orElse(session.createdAt()))
        .toList();
  }
}
