package com.socmate.adapters.persistence;

import com.socmate.application.port.Transactions;
import java.util.function.Supplier;

public final class JdbiTransactions implements Transactions {
  private final Handles handles;

  public JdbiTransactions(Database database) {
    this.handles = database.handles();
  }

  @Override
  public <T> T together(Supplier<T> work) {
    return handles.inTransaction(_ -> work.get());
  }
}
