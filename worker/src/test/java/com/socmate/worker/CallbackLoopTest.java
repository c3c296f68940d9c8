package com.socmate.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.socmate.application.audit.TellCallback;
import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.FakeAuditCalls;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditCallback.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CallbackLoopTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);
  private final FakeAuditCalls calls = new FakeAuditCalls();
  private final TellCallback tell =
      new TellCallback(
          world.auditCallbacks(), world.audits(), calls, new Random(5), InstantSource.system());

  @Test
  void whoever_asked_is_told_while_the_worker_runs_and_nobody_when_it_has_stopped() {
    var first = asked();
    try (var loop = new CallbackLoop(world.auditCallbacks(), tell, Duration.ofMinutes(2))) {
      loop.start();
      end(first);
      await()
          .atMost(LONG)
          .until(
              () -> world.auditCallbacks().of(first.id()).orElseThrow().state() == State.DELIVERED);
    }
    var second = asked();
    end(second);
    assertThat(calls.calls()).hasSize(1);
    assertThat(world.auditCallbacks().of(second.id()).orElseThrow().state())
        .isEqualTo(State.WAITING);
  }

  private Audit asked() {
    var audit = AuditFixtures.queued(world, AuditFixtures.workspace(world, 1));
    world.auditCallbacks().add(audit.id(), "https://ci.example/ended", "whsec_first");
    return audit;
  }

  private void end(Audit audit) {
    var looked = AuditFixtures.looked(world, audit.workspace(), List.of(), List.of());
    AuditFixtures.complete(world, audit, looked, Fixtures.IDS.user());
  }
}
