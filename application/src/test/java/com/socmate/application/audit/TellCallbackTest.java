package com.socmate.application.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.application.port.AuditFixtures;
import com.socmate.application.port.FakeAuditCalls;
import com.socmate.application.port.Fixtures;
import com.socmate.application.port.InMemoryWorld;
import com.socmate.application.port.Told;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditCallback.State;
import com.socmate.domain.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// From the end of an audit to whoever is told of it, on the fakes.
class TellCallbackTest {
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Told AWAY =
      new Told.NotNow(OptionalInt.of(503), "The receiver answered 503.", Optional.empty());

  private Instant now = Fixtures.now();
  private final InMemoryWorld world = new InMemoryWorld(() -> now);
  private final FakeAuditCalls calls = new FakeAuditCalls();
  private final AskForCallback ask =
      new AskForCallback(world.auditCallbacks(), calls, new Random(3));
  private final TellCallback tell =
      new TellCallback(world.auditCallbacks(), world.audits(), calls, new Random(5), () -> now);

  @Test
  void whoever_asked_is_told_once_how_it_ended_and_signed_with_the_secret_they_were_given() {
    var workspace = AuditFixtures.workspace(world, 1);
    var audit = AuditFixtures.queued(world, workspace);
    var secret = ask.ask(audit.id(), "https://ci.example/ended").secret();
    round();
    assertThat(calls.calls()).isEmpty();

    end(audit);
    round();
    round();

    assertThat(secret).startsWith("whsec_");
    assertThat(calls.calls()).hasSize(1);
    assertThat(calls.calls().getFirst().secret()).isEqualTo(secret);
    assertThat(calls.calls().getFirst().ended().run()).isInstanceOf(Run.Completed.class);
    assertThat(state(audit)).isEqualTo(State.DELIVERED);
  }

  @Test
  void a_receiver_that_is_away_is_told_again_and_given_up_after_about_a_day() {
    var audit = ended();
    calls.answers(AWAY);
    var began = now;
    for (int i = 0; i < 200 && state(audit) == State.WAITING; i++) {
      round();
      now = now.plus(Duration.ofMinutes(10));
    }
    assertThat(state(audit)).isEqualTo(State.GIVEN_UP);
    assertThat(calls.calls()).hasSize(11);
    assertThat(Duration.between(began, now)).isBetween(Duration.ofHours(18), Duration.ofHours(30));
  }

  @Test
  void a_receiver_that_says_never_is_never_told_again() {
    var audit = ended();
    calls.answers(new Told.Never(OptionalInt.of(410), "It is gone."));
    round();
    assertThat(state(audit)).isEqualTo(State.GIVEN_UP);
    assertThat(world.auditCallbacks().of(audit.id()).orElseThrow().last().orElseThrow().result())
        .isEqualTo("It is gone.");
  }

  private Audit ended() {
    var workspace = AuditFixtures.workspace(world, 1);
    var audit = AuditFixtures.queued(world, workspace);
    ask.ask(audit.id(), "https://ci.example/ended");
    end(audit);
    return audit;
  }

  private void end(Audit audit) {
    var looked = AuditFixtures.looked(world, audit.workspace(), List.of(), List.of());
    AuditFixtures.complete(world, audit, looked, Fixtures.IDS.user());
  }

  private void round() {
    world.auditCallbacks().claim(10, LEASE).forEach(tell::tell);
  }

  private State state(Audit audit) {
    return world.auditCallbacks().of(audit.id()).orElseThrow().state();
  }
}
