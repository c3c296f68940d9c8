package com.socmate.kql.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was read of segments lately, as much as fits. Safe for any number of threads.
final class ColumnCache {
  /// Reads what is not kept.
  @FunctionalInterface
  interface Reading<T> {
    T read() throws IOException;
  }

  private record Key(Path segment, String part) {}

  private record Entry(Object part, long weight) {}

  private final long most;
  private long held;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);

  ColumnCache(long most) {
    this.most = most;
  }

  /// A part of a segment, read if it is not here. Its weight is only known once it is read.
  @SuppressWarnings("unchecked")
  <T> T get(
      Path segment, String part, Reading<T> reading, java.util.function.ToLongFunction<T> weight)
      throws IOException {
    Key key = new Key(segment, part);
    Object known = find(key);
    if (known != null) {
      return (T) known;
    }
    T read = reading.read();
    keep(key, new Entry(read, weight.applyAsLong(read)));
    return read;
  }

  private synchronized @Nullable Object find(Key key) {
    Entry known = entries.get(key);
    return known == null ? null : known.part();
  }

  private synchronized void keep(Key key, Entry entry) {
    if (entry.weight() > most / 8) {
      return;
    }
    Entry before = entries.put(key, entry);
    held += entry.weight() - (before == null ? 0 : before.weight());
    var oldest = entries.entrySet().iterator();
    while (held > most && oldest.hasNext()) {
      held -= oldest.next().getValue().weight();
      oldest.remove();
    }
  }

  synchronized long held() {
    return held;
  }
}
