package com.socmate.benchmarks.kql;

import com.socmate.kql.KqlEngine;
import com.socmate.kql.Outcome;
import com.socmate.kql.Request;
import com.socmate.kql.exec.Budget;
import com.socmate.kql.storage.SegmentStore;
import com.socmate.kql.value.Ticks;
import com.socmate.kql.value.Value;
import com.socmate.kql.value.ValueText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The store under test, asked in KQL.
final class OurEngine {
  private static final Instant NOW = Instant.parse("2026-02-01T00:00:00Z");

  private final KqlEngine engine;
  private final SegmentStore store;

  OurEngine(SegmentStore store, int threads) {
    this.engine = KqlEngine.standard().onThreads(threads);
    this.store = store;
  }

  private Outcome run(String kql) {
    return engine.run(
        Request.of(kql, store.catalogue(), store, NOW)
            .within(Budget.standard().withMemory(Runtime.getRuntime().maxMemory() / 2)));
  }

  /// Whether half of the heap is enough for it.
  boolean affords(String kql) {
    return !(run(kql) instanceof Outcome.Failed);
  }

  Outcome.Answer answer(String kql) {
    return switch (run(kql)) {
      case Outcome.Answer answer -> answer;
      case Outcome.Rejected rejected -> throw new IllegalStateException(rejected.toString());
      case Outcome other -> throw new IllegalStateException(other.toString());
    };
  }

  List<String> rows(String kql) {
    List<String> rows = new ArrayList<>();
    answer(kql)
        .table()
        .rows()
        .forEach(row -> rows.add(String.join("|", row.stream().map(OurEngine::text).toList())));
    return rows;
  }

  private static String text(Value value) {
    return switch (value) {
      case Value.Datetime(long ticks) -> Long.toString((ticks - Ticks.UNIX_EPOCH) / 10);
      case Value.Real(double it) -> "%.4f".formatted(it);
      default -> ValueText.of(value);
    };
  }
}
