package com.socmate.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.SessionEvent.Kind;
import com.socmate.domain.investigation.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventBufferTest {
  private final List<Integer> written = new ArrayList<>();
  private boolean mine = true;
  private final EventBuffer buffer =
      new EventBuffer(events -> {
        written.add(events.size());
        return mine;
      });

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

  private boolean tell(Kind kind, Stage stage) {
    return buffer.tell(
        new SessionEvent.Draft(Instant.EPOCH, kind, Optional.of(stage), "", Map.of()));
  }
}
