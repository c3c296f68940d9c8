package com.socmate.adapters.http;

import com.socmate.application.port.Workforce;
import com.socmate.application.port.Workforce.Introduction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who works and what waits, as the administration sees it.
record WorkforceJson(Instant at, List<WorkerJson> workers, QueueJson queue) {

  static WorkforceJson from(Workforce.State state) {
    return new WorkforceJson(
        state.at(),
        state.workers().stream().map(it -> WorkerJson.from(it, state.at())).toList(),
        QueueJson.from(state));
  }

  /// @param slots null until it has introduced itself
  /// @param lost whether it has not been heard of for so long that its runs go to others
  record WorkerJson(
      String name,
      String lease,
      @Nullable String version,
      @Nullable Integer slots,
      long busy,
      Instant since,
      Instant lastHeartbeatAt,
      boolean lost) {
    private static WorkerJson from(Workforce.Worker worker, Instant now) {
      return new WorkerJson(
          worker.lease().worker(),
          Long.toString(worker.lease().token()),
          worker.introduction().flatMap(Introduction::version).orElse(null),
          worker.introduction().map(Introduction::slots).orElse(null),
          worker.busy(),
          worker.since(),
          worker.heardAt(),
          !worker.leaseUntil().isAfter(now));
    }
  }

  /// @param lanes those in which most waits
  record QueueJson(
      long waiting, long executing, @Nullable Instant oldestWaitingSince, List<LaneJson> lanes) {
    private static QueueJson from(Workforce.State state) {
      return new QueueJson(
          state.load().waiting(),
          state.load().executing(),
          state.load().oldest().orElse(null),
          state.lanes().stream().map(LaneJson::from).toList());
    }
  }

  record LaneJson(String lane, long waiting, long executing, @Nullable Instant oldestWaitingSince) {
    private static LaneJson from(Workforce.LaneLoad lane) {
      return new LaneJson(
          lane.lane().value(),
          lane.load().waiting(),
          lane.load().executing(),
          lane.load().oldest().orElse(null));
    }
  }
}
