package com.socmate.adapters.persistence;

import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.application.port.Workforce.Introduction;
import com.socmate.application.port.Workforce.LaneLoad;
import com.socmate.application.port.Workforce.Load;
import com.socmate.application.port.Workforce.Worker;
import com.socmate.domain.run.Lane;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/// Who works, and what waits.
interface WorkforceSql {
  String LOAD =
      """
       count(*) filter (where worker is null) as waiting, count(worker) as executing,
       min(waiting_since) filter (where worker is null) as oldest
      """;

  @SqlUpdate("update worker set slots = :slots, version = :version where token = :worker")
  void introduce(long worker, int slots, @Nullable String version);

  @SqlQuery(
      """
      select w.token, w.name, w.registered_at, w.renewed_at, w.lease_until, w.slots, w.version,
        coalesce(held.runs, 0) as busy
      from worker w
      left join (select worker, count(*) as runs from work where worker is not null group by worker)
        held on held.worker = w.token
      order by w.name, w.token
      """)
  List<WorkerRow> workers();

  @SqlQuery("select now() as at," + LOAD + "from work")
  LoadRow load();

  @SqlQuery(
      "select lane,"
          + LOAD
          + "from work group by lane order by waiting desc, lane collate \"C\" limit :most")
  List<LaneRow> lanes(int most);

  /// @param slots null until it has introduced itself
  record WorkerRow(
      long token,
      String name,
      Instant registeredAt,
      Instant renewedAt,
      Instant leaseUntil,
      @Nullable Integer slots,
      @Nullable String version,
      long busy) {
    Worker toDomain() {
      return new Worker(
          new WorkerLease(name, token),
          registeredAt,
          renewedAt,
          leaseUntil,
          busy,
          Optional.ofNullable(slots).map(it -> new Introduction(it, Optional.ofNullable(version))));
    }
  }

  record LoadRow(Instant at, long waiting, long executing, @Nullable Instant oldest) {
    Load toDomain() {
      return new Load(waiting, executing, Optional.ofNullable(oldest));
    }
  }

  record LaneRow(String lane, long waiting, long executing, @Nullable Instant oldest) {
    LaneLoad toDomain() {
      return new LaneLoad(
          new Lane(lane), new Load(waiting, executing, Optional.ofNullable(oldest)));
    }
  }
}
