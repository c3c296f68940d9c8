package com.socmate.adapters.persistence;

import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.application.port.Workforce;

/// Who works, as `worker` and `work` have it.
public final class JdbiWorkforce implements Workforce {
  private final Handles handles;

  public JdbiWorkforce(Database database) {
    this.handles = database.handles();
  }

  @Override
  public void introduce(WorkerLease worker, Introduction introduction) {
    handles.inTransaction(handle -> {
      handle
          .attach(WorkforceSql.class)
          .introduce(worker.token(), introduction.slots(), introduction.version().orElse(null));
      return worker;
    });
  }

  @Override
  public State look(int lanes) {
    return handles.inTransaction(handle -> {
      var sql = handle.attach(WorkforceSql.class);
      var load = sql.load();
      return new State(
          load.at(),
          sql.workers().stream().map(WorkforceSql.WorkerRow::toDomain).toList(),
          load.toDomain(),
          sql.lanes(lanes).stream().map(WorkforceSql.LaneRow::toDomain).toList());
    });
  }
}
