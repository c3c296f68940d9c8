package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.session;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.RunQueue.WorkerLease;
import com.socmate.application.port.Workforce.Introduction;
import com.socmate.application.port.Workforce.LaneLoad;
import com.socmate.application.port.Workforce.Worker;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.run.Lane;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [Workforce] promises.
public interface WorkforceContract {
  UserId ADA = new UserId("usr_ada00001");
  UserId BOB = new UserId("usr_bob00001");
  Introduction TWO_SLOTS = new Introduction(2, Optional.of("1.2.3"));

  Ports ports();

  Workforce workforce();

  private RunQueue queue() {
    return ports().runQueue();
  }

  @Test
  default void nobody_works_and_nothing_waits_at_first() {
    var state = workforce().look(10);
    assertThat(state.workers()).isEmpty();
    assertThat(state.lanes()).isEmpty();
    assertThat(state.load()).isEqualTo(new Workforce.Load(0, 0, Optional.empty()));
  }

  @Test
  default void a_worker_is_there_from_its_lease_on_and_introduces_itself() {
    var worker = queue().register("w1", LONG_LEASE);
    var unknown = onlyWorker();
    assertThat(unknown.lease()).isEqualTo(worker);
    assertThat(unknown.introduction()).isEmpty();
    assertThat(unknown.leaseUntil()).isEqualTo(unknown.heardAt().plus(LONG_LEASE));

    workforce().introduce(worker, TWO_SLOTS);
    assertThat(onlyWorker().introduction()).contains(TWO_SLOTS);
    workforce().introduce(worker, new Introduction(3, Optional.empty()));
    assertThat(onlyWorker().introduction()).contains(new Introduction(3, Optional.empty()));
  }

  @Test
  default void a_heartbeat_is_kept_and_forgets_nothing() {
    var worker = queue().register("w1", LONG_LEASE);
    workforce().introduce(worker, TWO_SLOTS);
    var before = onlyWorker();
    queue().renew(worker, LONG_LEASE);
    var after = onlyWorker();
    assertThat(after.since()).isEqualTo(before.since());
    assertThat(after.heardAt()).isAfter(before.heardAt());
    assertThat(after.introduction()).contains(TWO_SLOTS);
  }

  @Test
  default void a_worker_that_went_is_gone_and_cannot_introduce_itself() {
    var worker = queue().register("w1", LONG_LEASE);
    queue().handBack(worker);
    workforce().introduce(worker, TWO_SLOTS);
    workforce().introduce(new WorkerLease("nobody", 999_999), TWO_SLOTS);
    assertThat(workforce().look(10).workers()).isEmpty();
  }

  @Test
  default void what_a_worker_holds_counts_as_its_own_and_no_longer_waits() {
    var oldest = queue(ADA);
    queue(ADA);
    queue(BOB);
    var worker = queue().register("w1", LONG_LEASE);
    queue().register("w2", LONG_LEASE);
    assertThat(workforce().look(10).load().oldest()).isPresent();
    var claims = queue().claim(worker, 2, 1);
    assertThat(claims).extracting(it -> it.run().id()).contains(oldest);

    var state = workforce().look(10);
    assertThat(state.workers()).extracting(Worker::busy).containsExactly(2L, 0L);
    assertThat(state.load().waiting()).isOne();
    assertThat(state.load().executing()).isEqualTo(2);
    assertThat(state.load().oldest().orElseThrow()).isBeforeOrEqualTo(state.at());
  }

  @Test
  default void the_lanes_in_which_most_waits_come_first() {
    queue(ADA);
    queue(BOB);
    queue(BOB);
    assertThat(workforce().look(10).lanes())
        .extracting(LaneLoad::lane)
        .containsExactly(Lane.of(BOB), Lane.of(ADA));
    var fullest = workforce().look(1).lanes();
    assertThat(fullest).extracting(LaneLoad::lane).isEqualTo(List.of(Lane.of(BOB)));
    assertThat(fullest.getFirst().load().waiting()).isEqualTo(2);
  }

  private Worker onlyWorker() {
    var workers = workforce().look(10).workers();
    assertThat(workers).hasSize(1);
    return workers.getFirst();
  }

  private RunId queue(UserId owner) {
    var session = session(owner);
    var run = manualRun(session);
    queue().addManual(run, session, 50);
    return run.id();
  }
}
