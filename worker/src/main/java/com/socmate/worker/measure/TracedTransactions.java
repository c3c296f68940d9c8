package com.socmate.worker.measure;

import com.socmate.application.port.Transactions;
import com.socmate.telemetry.trace.Origin;
import com.socmate.telemetry.trace.Role;
import com.socmate.telemetry.trace.Traces;
import java.util.function.Supplier;

/// Transactions that each are a span, so that what they queue names it as its cause.
public final class TracedTransactions implements Transactions {
  private final Transactions transactions;
  private final Traces traces;
  private final String name;

  public TracedTransactions(Transactions transactions, Traces traces, String name) {
    this.transactions = transactions;
    this.traces = traces;
    this.name = name;
  }

  @Override
  public <T> T together(Supplier<T> work) {
    try (var stretch = traces.begin(name, Role.PRODUCER, new Origin.Here())) {
      try {
        return transactions.together(work);
      } catch (RuntimeException e) {
        stretch.fail(e.getClass().getSimpleName());
        throw e;
      }
    }
  }
}
