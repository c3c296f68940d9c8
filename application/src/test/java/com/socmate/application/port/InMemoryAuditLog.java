package com.socmate.application.port;

import java.util.List;

public final class InMemoryAuditLog implements AuditLog {
  private final InMemoryWorld world;

  public InMemoryAuditLog(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public void append(Entry entry) {
    world.alone(() -> world.kept().audit.add(entry));
  }

  /// All entries, oldest first.
  public List<Entry> entries() {
    return world.alone(() -> List.copyOf(world.kept().audit));
  }
}
