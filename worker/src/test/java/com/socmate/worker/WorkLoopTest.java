package com.socmate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.RunQueue;
import com.socmate.application.port.Unavailable;
import com.socmate.application.run.Insistence;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.RunId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkLoopTest {
  private static final UserId USER = new UserId("usr_owner01");
  private static final WorkLoop.Limits LIMITS =
      new WorkLoop.Limits(Duration.ofSeconds(60), Duration.ofMillis(20), 5, Duration.ofMillis(200));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-22T08:00:00Z"));
  private final InMemoryWorld world = new InMemoryWorld(now::get);
  private final IdGenerator ids = new IdGenerator(now::get, RandomGenerator.of("L64X128MixRandom"));
  private final List<RunId> started = new CopyOnWriteArrayList<>();
  private final Insistence insistence =
      new Insistence(
          Duration.ofMillis(1), Duration.ofMillis(4), RandomGenerator.of("L64X128MixRandom"));
  private final List<RunQueue.WorkerLease> leases = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicReference<Optional<WorkLoop>> loop = new AtomicReference<>(Optional.empty());

  @AfterEach
  void stop() {
    release.countDown();
    loop.get().ifPresent(WorkLoop::close);
  }

  @Test
  void a_queued_run_is_claimed_and_executed() {
    start(4, this::finishAtOnce);
    var run = queue(USER);
    await().untilAsserted(() -> assertThat(started).containsExactly(run));
    await().until(() -> world.runQueue().claim(lease(), 10, 5).isEmpty());
  }

  @Test
  void no_more_runs_execute_than_there_are_slots() {
    start(2, this::untilReleased);
    for (int user = 0; user < 4; user++) {
      queue(new UserId("usr_owner0" + user));
    }
    await().until(() -> started.size() == 2);
    assertThat(world.runQueue().claim(lease(), 10, 5)).hasSize(2);
  }

  @Test
  void a_worker_for_audits_leaves_everything_else_to_others() {
    var left = queue(USER);
    start(4, this::finishAtOnce, RunQueue.Share.AUDITS);
    AuditFixtures.queued(world, AuditFixtures.workspace(world, 1));
    await().until(() -> started.size() == 1);
    assertThat(world.runQueue().claim(lease(), 10, 5))
        .extracting(it -> it.run().id())
        .containsExactly(left);
  }

  @Test
  void a_run_that_is_asked_to_stop_is_told() {
    var stopped = new CopyOnWriteArrayList<RunId>();
    start(
        1,
        (claim, stopRequested) -> {
          started.add(claim.run().id());
          await().until(stopRequested::getAsBoolean);
          stopped.add(claim.run().id());
          world.runQueue().release(claim);
        });
    var run = queue(USER);
    await().until(() -> started.contains(run));
    world.runQueue().requestCancel(run);
    await().untilAsserted(() -> assertThat(stopped).containsExactly(run));
  }

  @Test
  void what_cannot_be_finished_within_the_grace_time_is_handed_back() {
    start(1, this::untilReleased);
    var run = queue(USER);
    await().until(() -> started.contains(run));
    loop.get().orElseThrow().close();
    assertThat(world.runQueue().claim(lease(), 10, 5))
        .singleElement()
        .satisfies(claim -> assertThat(claim.run().id()).isEqualTo(run));
  }

  @Test
  void a_draining_worker_claims_nothing_more() {
    start(1, this::finishAtOnce);
    await().until(() -> loop.get().orElseThrow().isReady());
    loop.get().orElseThrow().close();
    queue(USER);
    assertThat(loop.get().orElseThrow().isReady()).isFalse();
    assertThat(world.runQueue().claim(lease(), 10, 5)).hasSize(1);
    assertThat(started).isEmpty();
  }

  @Test
  void an_executor_that_throws_does_not_stop_the_worker() {
    start(
        1,
        (claim, _) -> {
          started.add(claim.run().id());
          world.runQueue().release(claim);
          throw new IllegalStateException("planted");
        });
    queue(USER);
    queue(USER);
    await().until(() -> started.size() == 2);
  }

  @Test
  void a_run_whose_execution_broke_off_is_given_back_and_executed_again() {
    start(
        1,
        (claim, _) -> {
          started.add(claim.run().id());
          if (started.size() == 1) {
            throw new IllegalStateException("planted");
          }
          world.runQueue().release(claim);
        });
    var run = queue(USER);
    await().untilAsserted(() -> assertThat(started).containsExactly(run, run));
    await().until(() -> world.runQueue().claim(lease(), 10, 5).isEmpty());
  }

  @Test
  void a_worker_whose_lease_passed_stops_its_runs_and_begins_another() {
    var told = new CountDownLatch(1);
    start(
        1,
        (claim, stopRequested) -> {
          started.add(claim.run().id());
          await().until(stopRequested::getAsBoolean);
          told.countDown();
        });
    queue(USER);
    await().until(() -> started.size() == 1);
    await()
        .until(() -> {
          now.set(now.get().plusSeconds(120));
          world.runQueue().takeOver(100);
          return told.getCount() == 0;
        });
    await().until(() -> started.size() >= 2);
  }

  @Test
  void nothing_is_claimed_while_a_result_waits_for_the_database() {
    var away = new AtomicBoolean(true);
    start(
        2,
        (claim, _) -> {
          started.add(claim.run().id());
          insistence.until(() -> release(claim, away));
        });
    var first = queue(USER);
    await().until(insistence::isWaiting);
    queue(USER);
    await().during(Duration.ofMillis(100)).until(() -> started.equals(List.of(first)));
    away.set(false);
    await().until(() -> started.size() == 2);
    await().until(() -> world.runQueue().claim(lease(), 10, 5).isEmpty());
  }

  private boolean release(RunQueue.Claim claim, AtomicBoolean away) {
    if (away.get()) {
      throw new Unavailable("planted", new IllegalStateException());
    }
    return world.runQueue().release(claim);
  }

  @Test
  void each_lease_is_told_when_it_begins() {
    start(2, this::finishAtOnce);
    await().until(() -> leases.size() == 1);
    assertThat(leases.getFirst().worker()).isEqualTo("worker-1");
  }

  private void start(int slots, RunExecutor executor) {
    start(slots, executor, RunQueue.Share.EVERYTHING);
  }

  private void start(int slots, RunExecutor executor, RunQueue.Share share) {
    var limits =
        new WorkLoop.Limits(
            LIMITS.lease(), LIMITS.heartbeat(), LIMITS.laneLimit(), LIMITS.grace(), share);
    var active = new ActiveRuns(slots, executor, _ -> {});
    var made =
        new WorkLoop(
            "worker-1", world.runQueue(), world.wakeUps(), active, limits, insistence, leases::add);
    loop.set(Optional.of(made));
    made.start();
  }

  private void finishAtOnce(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    started.add(claim.run().id());
    world.runQueue().release(claim);
  }

  private void untilReleased(RunQueue.Claim claim, BooleanSupplier stopRequested) {
    started.add(claim.run().id());
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private RunQueue.WorkerLease lease() {
    return world.runQueue().register("observer", Duration.ofMinutes(1));
  }

  private RunId queue(UserId user) {
    var session =
        new Session(
            ids.session(),
            user,
            Visibility.PRIVATE,
            Optional.empty(),
            "title",
            "query",
            Persona.SOC_ANALYST,
            Session.Status.ACTIVE,
            now.get(),
            Optional.empty(),
            Optional.empty());
    var origin =
        new Run.Origin(Optional.empty(), Trigger.MANUAL, now.get(), Lane.of(user), session.id());
    var run = new Run.Queued(ids.run(), origin, now.get());
    world.runQueue().addManual(run, session, 5);
    return run.id();
  }
}
