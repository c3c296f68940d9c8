package com.socmate.application.port;

import com.socmate.domain.entity.EntityName;
import com.socmate.domain.graph.AliasMerge;
import com.socmate.domain.id.MergeId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

public final class InMemoryAliases implements Aliases {
  private final InMemoryWorld world;

  public InMemoryAliases(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Standing standing(EntityName name) {
    return world.alone(() ->
        new Standing(
            holding().filter(it -> it.alias().equals(name)).map(AliasMerge::head).findFirst(),
            holding().anyMatch(it -> it.head().equals(name))));
  }

  private Stream<AliasMerge> holding() {
    return world.kept().merges.values().stream().filter(it -> it.undone().isEmpty());
  }

  @Override
  public void add(AliasMerge merge) {
    world.alone(() -> world.kept().merges.put(merge.id(), merge));
  }

  @Override
  public Optional<AliasMerge> find(MergeId id, Viewer viewer) {
    return world.alone(
        () -> Optional.ofNullable(world.kept().merges.get(id)).filter(it -> sees(it, viewer)));
  }

  private boolean sees(AliasMerge merge, Viewer viewer) {
    return world.graph().sees(merge.alias(), viewer) && world.graph().sees(merge.head(), viewer);
  }

  @Override
  public boolean undo(MergeId id, AliasMerge.Undone undone) {
    return world.alone(() -> {
      var holds =
          Optional.ofNullable(world.kept().merges.get(id)).filter(it -> it.undone().isEmpty());
      holds.ifPresent(it -> world.kept().merges.put(id, it.undone(undone.by(), undone.at())));
      return holds.isPresent();
    });
  }

  @Override
  public Slice<AliasMerge> list(Viewer viewer, Page page) {
    return world.alone(() ->
        InMemorySchedules.slice(
            world.kept().merges.values().stream()
                .filter(it -> sees(it, viewer))
                .sorted(
                    Comparator.comparing(AliasMerge::at).thenComparing(AliasMerge::id).reversed())
                .toList(),
            page));
  }
}
