package com.socmate.adapters.audit.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.HostPaces;
import com.socmate.application.port.InMemoryHostPaces;
import com.socmate.application.port.Parallel;
import com.socmate.application.port.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// OWN-08: the pace of a host is one, however many workers audit it. What is judged are the turns
/// that were taken, and that nobody went before his.
@Timeout(60)
class PaceTest {
  private static final String HOST = "one.example";

  /// Goes as [System#nanoTime] does, by which turns are waited for.
  private static final InstantSource STEADY = () -> Instant.EPOCH.plusNanos(System.nanoTime());

  private static final Pace.Patience ENDLESS = () -> {};

  /// Two workers with six connections each, again and again; one of them stands for each audit.
  @Test
  void two_workers_keep_one_pace_and_nobody_goes_before_his_turn() throws Exception {
    var shared = new InMemoryHostPaces(STEADY);
    var workers = List.of(new Pace(shared), new Pace(shared));
    Queue<Instant> went = new ConcurrentLinkedQueue<>();
    Parallel.times(
        12,
        index -> {
          for (int turn = 0; turn < 10; turn++) {
            await(workers.get(index % 2), HOST, 100);
            went.add(STEADY.instant());
          }
          return true;
        });
    var turns = shared.turns(HOST);
    assertThat(IntStream.range(1, turns.size()))
        .allMatch(it -> !turns.get(it).isBefore(turns.get(it - 1).plusMillis(10)));
    var inOrder = went.stream().sorted().toList();
    assertThat(inOrder).hasSize(120);
    assertThat(IntStream.range(0, 120)).allMatch(it -> !inOrder.get(it).isBefore(turns.get(it)));
  }

  /// Nothing is hoarded: a turn is taken only for somebody who waits.
  @Test
  void no_more_turns_are_taken_than_connections_are_made() {
    var shared = new InMemoryHostPaces(STEADY);
    var pace = new Pace(shared);
    Parallel.times(40, _ -> await(pace, HOST, 500));
    assertThat(shared.turns(HOST)).hasSize(40);
  }

  /// What waits while turns are there is asked for together, and never more than a second's worth.
  @Test
  void turns_are_taken_some_at_a_time() throws InterruptedException {
    var counts = new ConcurrentLinkedQueue<Integer>();
    var first = new CountDownLatch(1);
    var pace =
        new Pace((_, turns, _) -> {
          counts.add(turns);
          hold(first);
          return Duration.ZERO;
        });
    var threads =
        IntStream.range(0, 26)
            .mapToObj(_ -> Thread.ofVirtual().start(() -> await(pace, HOST, 20)))
            .toList();
    Awaitility.await().until(() -> threads.stream().allMatch(PaceTest::waits));
    first.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(counts.stream().mapToInt(it -> it).sum()).isGreaterThanOrEqualTo(26);
    assertThat(counts).hasSizeLessThanOrEqualTo(4).allMatch(it -> it <= 20);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.TIMED_WAITING;
  }

  /// A store that is slow for one host is not so for another.
  @Test
  void a_host_does_not_wait_for_what_another_is_asked_for() {
    var never = new CountDownLatch(1);
    var pace =
        new Pace((host, _, _) -> {
          if (host.equals("slow.example")) {
            hold(never);
          }
          return Duration.ZERO;
        });
    var slow = Thread.ofVirtual().start(() -> await(pace, "slow.example", 5));
    Awaitility.await().until(() -> pace.lines() == 1);
    await(pace, HOST, 5);
    assertThat(slow.isAlive()).isTrue();
    never.countDown();
  }

  @Test
  void while_the_store_is_gone_nobody_goes_and_afterwards_everybody_does() {
    var gone = new AtomicReference<>(true);
    var asked = new AtomicInteger();
    var pace =
        new Pace((_, _, _) -> {
          asked.incrementAndGet();
          if (gone.get()) {
            throw new Unavailable("The database is away.", new IOException());
          }
          return Duration.ZERO;
        });
    var through = new AtomicInteger();
    var threads =
        IntStream.range(0, 3)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      await(pace, HOST, 1_000);
                      through.incrementAndGet();
                    }))
            .toList();
    Awaitility.await().until(() -> asked.get() >= 3);
    assertThat(through).hasValue(0);
    gone.set(false);
    Awaitility.await().until(() -> threads.stream().noneMatch(Thread::isAlive));
    assertThat(through).hasValue(3);
  }

  @Test
  void whoever_loses_patience_leaves_the_line_and_is_asked_for_no_more() {
    var pace = new Pace(PaceTest::away);
    assertThatThrownBy(() ->
            pace.await(
                HOST,
                5,
                () -> {
                  throw new IOException("The room hung up.");
                }))
        .hasMessage("The room hung up.");
    Awaitility.await().until(() -> pace.lines() == 0);
  }

  private static Duration away(String host, int turns, Duration every) {
    throw new Unavailable("The database is away.", new IOException());
  }

  @Test
  void what_the_store_cannot_do_is_refused_with_a_reason() {
    var pace =
        new Pace((_, _, _) -> {
          throw new IllegalStateException("A defect.");
        });
    assertThatThrownBy(() -> pace.await(HOST, 5, ENDLESS))
        .isInstanceOf(Refused.class)
        .hasMessage("The host's pace cannot be kept.");
    assertThat(pace.lines()).isZero();
  }

  /// What was answered late says nothing of now: those turns are lost, and others are taken.
  @Test
  void turns_that_were_told_late_are_not_used() {
    var asked = new AtomicInteger();
    var pace =
        new Pace((_, _, _) -> {
          if (asked.incrementAndGet() == 1) {
            hold(new CountDownLatch(1), Duration.ofMillis(1_100));
          }
          return Duration.ZERO;
        });
    await(pace, HOST, 5);
    assertThat(asked.get()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void a_line_is_gone_when_nobody_waits_in_it() {
    var pace = new Pace(new OwnPaces());
    IntStream.range(0, 300).forEach(it -> await(pace, "host" + it + ".example", 1_000));
    Awaitility.await().until(() -> pace.lines() == 0);
  }

  @Test
  void without_a_limit_nobody_is_asked() {
    await(new Pace(PaceTest::away), HOST, 0);
  }

  /// Three workers as [Pace] has them ask, with a clock that is moved: each asks for all who wait
  /// when the last turn that it had has begun.
  @Test
  void audits_of_a_host_get_about_as_much_and_none_starves() {
    var now = new AtomicReference<>(Instant.EPOCH);
    var shared = new InMemoryHostPaces(now::get);
    var workers = List.of(new Asking(4), new Asking(4), new Asking(6));
    while (now.get().isBefore(Instant.EPOCH.plusSeconds(600))) {
      workers.stream()
          .filter(it -> !it.asksAt.isAfter(now.get()))
          .forEach(it -> it.ask(shared, now.get()));
      now.set(workers.stream().map(it -> it.asksAt).min(Instant::compareTo).orElseThrow());
    }
    assertThat(workers).allMatch(it -> it.had > 850 && it.had < 1_200);
    assertThat(workers).allMatch(it -> it.longest.compareTo(Duration.ofSeconds(3)) <= 0);
  }

  private static final class Asking {
    private static final Duration EVERY = Duration.ofMillis(200);
    private final int waiting;
    private Instant asksAt = Instant.EPOCH;
    private int had;
    private Duration longest = Duration.ZERO;

    Asking(int waiting) {
      this.waiting = waiting;
    }

    void ask(HostPaces paces, Instant now) {
      int turns = Math.min(waiting, 5);
      var wait = paces.reserve(HOST, turns, EVERY);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
      had += turns;
      asksAt = now.plus(wait).plus(EVERY.multipliedBy(turns - 1));
    }
  }

  private static boolean await(Pace pace, String host, int perSecond) {
    try {
      pace.await(host, perSecond, ENDLESS);
      return true;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void hold(CountDownLatch latch) {
    hold(latch, Duration.ofSeconds(30));
  }

  private static void hold(CountDownLatch latch, Duration most) {
    try {
      latch.await(most.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
