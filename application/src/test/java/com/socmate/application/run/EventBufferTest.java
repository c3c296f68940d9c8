package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventBufferTest {
  private final List<Integer> written = new ArrayList<>();
  private boolean mine = true;
  private final EventBuffer buffer =
      new EventBuffer(
          events -> {
            written.add(events.size());
            return mine;
          },
          Runnable::run);

  @Test
  void events_are_written_together_before_and_after_each_query() {
    tell(Kind.STAGE_STARTED, Stage.INTENT);
    tell(Kind.STAGE_FINISHED, Stage.INTENT);
    assertThat(written).isEmpty();
    tell(Kind.STAGE_STARTED, Stage.EXECUTION);
    tell(Kind.QUERY_FINISHED, Stage.EXECUTION);
    tell(Kind.STAGE_FINISHED, Stage.EXECUTION);
    assertThat(written).containsExactly(3, 1);
    buffer.flush();
    buffer.flush();
    assertThat(written).containsExactly(3, 1, 1);
  }

  @Test
  void a_run_that_belongs_to_somebody_else_says_nothing_more() {
    mine = false;
    assertThat(tell(Kind.STAGE_STARTED, Stage.INTENT)).isTrue();
    assertThat(tell(Kind.STAGE_STARTED, Stage.EXECUTION)).isFalse();
    assertThat(tell(Kind.QUERY_FINISHED, Stage.EXECUTION)).isFalse();
    assertThat(written).containsExactly(2);
  }

  @Test
  void what_is_told_while_events_are_written_is_written_together_afterwards() {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new EventBuffer(
            events -> {
              written.add(events.size());
              begun.countDown();
              return waited(goOn);
            },
            Thread::startVirtualThread);
    tell(slow, Kind.QUERY_FINISHED);
    assertThat(waited(begun)).isTrue();
    for (int event = 0; event < 5; event++) {
      assertThat(tell(slow, Kind.QUERY_FINISHED)).isTrue();
    }
    goOn.countDown();
    assertThat(slow.flush()).isTrue();
    assertThat(written).containsExactly(1, 5);
  }

  @Test
  void trouble_with_writing_reaches_the_investigation() {
    var broken =
        new EventBuffer(
            _ -> {
              throw new IllegalStateException("away");
            },
            Thread::startVirtualThread);
    assertThatThrownBy(
            () -> {
              tell(broken, Kind.QUERY_FINISHED);
              broken.flush();
            })
        .hasMessage("away");
  }

  @Test
  void an_error_while_writing_leaves_nobody_waiting() {
    var broken =
        new EventBuffer(
            _ -> {
              throw new StackOverflowError();
            },
            Thread::startVirtualThread);
    assertThatThrownBy(
            () -> {
              tell(broken, Kind.QUERY_FINISHED);
              broken.flush();
            })
        .hasRootCauseInstanceOf(StackOverflowError.class);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean tell(EventBuffer buffer, Kind kind) {
    return buffer.tell(
        new SessionEvent.Draft(Instant.EPOCH, kind, Optional.of(Stage.EXECUTION), "", Map.of()));
  }

  private boolean tell(Kind kind, Stage stage) {
    return buffer.tell(
        new SessionEvent.Draft(Instant.EPOCH, kind, Optional.of(stage), "", Map.of()));
  }
}
