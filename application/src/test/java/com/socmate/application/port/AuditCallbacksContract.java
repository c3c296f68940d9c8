package com.socmate.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.AuditCallbacks.Held;
import com.socmate.application.port.Deliveries.Next;
import com.socmate.domain.audit.Audit;
import com.socmate.domain.audit.AuditCallback;
import com.socmate.domain.audit.AuditCallback.State;
import com.socmate.domain.run.FailureReason;
import com.socmate.domain.run.Lane;
import com.socmate.domain.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What every [AuditCallbacks] promises.
public interface AuditCallbacksContract {
  String URL = "https://ci.example/audit-ended";
  String SECRET = "whsec_first";
  Instant TRIED_AT = Instant.parse("2026-11-22T12:00:00Z");
  Duration LEASE = Duration.ofMinutes(1);

  Ports ports();

  AuditCallbacks callbacks();

  @Test
  default void an_address_is_not_due_before_its_audit_has_ended() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = asked(workspace);
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
    assertThat(callbacks().of(audit.id()))
        .hasValueSatisfying(it -> {
          assertThat(it.url()).isEqualTo(URL);
          assertThat(it.state()).isEqualTo(State.WAITING);
          assertThat(it.attempts()).isZero();
          assertThat(it.last()).isEmpty();
        });
  }

  @Test
  default void of_an_audit_that_nobody_asked_for_nobody_is_told() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = AuditFixtures.queued(ports(), workspace);
    end(workspace);
    assertThat(callbacks().of(audit.id())).isEmpty();
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
  }

  @Test
  default void whatever_ends_an_audit_makes_its_address_due_and_one_holder_gets_it() {
    var held = due();
    assertThat(held.callback().url()).isEqualTo(URL);
    assertThat(held.callback().attempts()).isEqualTo(1);
    assertThat(held.secret()).isEqualTo(SECRET);
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
  }

  @Test
  default void one_whose_holder_was_lost_is_anothers_after_the_lease() {
    var lost = due(Duration.ZERO);
    var next = callbacks().claim(10, LEASE).getFirst();
    assertThat(next.callback().attempts()).isEqualTo(2);
    assertThat(callbacks().settle(lost, attempt(204), new Next.Done())).isFalse();
    assertThat(callbacks().settle(next, attempt(204), new Next.Done())).isTrue();
  }

  @Test
  default void one_that_was_told_is_not_told_again() {
    var held = due();
    assertThat(callbacks().settle(held, attempt(204), new Next.Done())).isTrue();
    assertThat(callbacks().settle(held, attempt(500), new Next.GivenUp())).isFalse();
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
    var told = callbacks().of(held.callback().audit()).orElseThrow();
    assertThat(told.state()).isEqualTo(State.DELIVERED);
    assertThat(told.last()).contains(attempt(204));
  }

  @Test
  default void one_that_failed_is_due_again_after_its_pause_until_it_is_given_up() {
    var first = due();
    callbacks().settle(first, attempt(503), new Next.Again(Duration.ofHours(1)));
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
    assertThat(callbacks().of(first.callback().audit()).orElseThrow().state())
        .isEqualTo(State.WAITING);

    var second = due();
    callbacks().settle(second, attempt(503), new Next.Again(Duration.ZERO));
    var again = callbacks().claim(10, LEASE).getFirst();
    assertThat(again.callback().last()).contains(attempt(503));
    callbacks().settle(again, attempt(410), new Next.GivenUp());
    assertThat(callbacks().claim(10, LEASE)).isEmpty();
    assertThat(callbacks().of(again.callback().audit()).orElseThrow().state())
        .isEqualTo(State.GIVEN_UP);
  }

  @Test
  default void one_asked_for_in_a_transaction_that_fails_is_not_kept() {
    var workspace = AuditFixtures.workspace(ports(), 1);
    var audit = AuditFixtures.queued(ports(), workspace);
    assertThatThrownBy(() ->
            ports()
                .transactions()
                .together(() -> {
                  callbacks().add(audit.id(), URL, SECRET);
                  throw new IllegalStateException("no");
                }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(callbacks().of(audit.id())).isEmpty();
  }

  private Held due() {
    return due(LEASE);
  }

  private Held due(Duration lease) {
    var workspace = AuditFixtures.workspace(ports(), 1);
    asked(workspace);
    end(workspace);
    return callbacks().claim(10, lease).getFirst();
  }

  private Audit asked(Workspace workspace) {
    var audit = AuditFixtures.queued(ports(), workspace);
    callbacks().add(audit.id(), URL, SECRET);
    return audit;
  }

  /// By failing: an end that nobody who keeps addresses hears of.
  private void end(Workspace workspace) {
    var lease = ports().runQueue().register("w", Fixtures.LONG_LEASE);
    var claim =
        ports().runQueue().claim(lease, 100, 1).stream()
            .filter(it -> it.lane().equals(Lane.of(workspace.id())))
            .findFirst()
            .orElseThrow();
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          ports()
              .runs()
              .finish(
                  claim
                      .run()
                      .fail(
                          new FailureReason(FailureReason.Code.SANDBOX_FAILED, "No room.", ""),
                          Fixtures.now()));
        });
  }

  private static AuditCallback.Attempt attempt(int status) {
    return new AuditCallback.Attempt(
        TRIED_AT, OptionalInt.of(status), "The receiver answered " + status + ".");
  }
}
