package com.socmate.adapters.persistence;

import com.socmate.domain.id.RunId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which span queued a run: what `Database` was told of at that moment.
public final class RunTraces {
  private final Handles handles;

  public RunTraces(Database database) {
    this.handles = database.handles();
  }

  public Optional<String> queuedBy(RunId run) {
    return handles
        .query("select trace_parent from run where id = :id", Map.of("id", run.value()), Row.class)
        .stream()
        .flatMap(row -> Optional.ofNullable(row.traceParent()).stream())
        .findFirst();
  }

  record Row(@Nullable String traceParent) {}
}
