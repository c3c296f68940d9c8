package com.socmate.application.port;

import java.util.ArrayList;
import java.util.List;

public final class InMemoryAuditTrail implements AuditTrail {
  private final InMemoryWorld world;

  public InMemoryAuditTrail(InMemoryWorld world) {
    this.world = world;
  }

  @Override
  public Slice<Recorded> list(Filter filter, Page page) {
    var all = after(0, filter, Integer.MAX_VALUE).reversed();
    return page.of(all);
  }

  @Override
  public List<Recorded> after(long number, Filter filter, int limit) {
    return world.alone(() -> {
      var found = new ArrayList<Recorded>();
      var entries = world.kept().audit;
      for (int at = (int) number; at < entries.size() && found.size() < limit; at++) {
        if (isWanted(entries.get(at), filter)) {
          found.add(new Recorded(at + 1L, entries.get(at), "0".repeat(64)));
        }
      }
      return found;
    });
  }

  private static boolean isWanted(AuditLog.Entry entry, Filter filter) {
    var actor = entry.actor().name();
    return filter.actor().filter(it -> !isOrBegins(actor, it, " via ")).isEmpty()
        && filter.action().filter(it -> !isOrBegins(entry.action(), it, ".")).isEmpty()
        && filter.object().filter(it -> !it.equals(entry.object())).isEmpty()
        && filter.requestId().filter(it -> !entry.requestId().equals(filter.requestId())).isEmpty()
        && filter.from().filter(entry.at()::isBefore).isEmpty()
        && filter.to().filter(it -> !entry.at().isBefore(it)).isEmpty();
  }

  private static boolean isOrBegins(String text, String wanted, String boundary) {
    return text.equals(wanted) || text.startsWith(wanted + boundary);
  }
}
