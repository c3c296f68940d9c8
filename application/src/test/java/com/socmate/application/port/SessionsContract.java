package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.clear;
import static com.socmate.application.port.Fixtures.event;
import static com.socmate.application.port.Fixtures.evidence;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.found;
import static com.socmate.application.port.Fixtures.inconclusive;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.session;
import static com.socmate.application.port.Fixtures.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What every [Sessions] promises.
public interface SessionsContract {
  Ports ports();

  private Sessions sessions() {
    return ports().sessions();
  }

  static Stream<InvestigationResult> results() {
    return Stream.of(
        found(finding("user017@contoso.example"), finding("nul \u0000 in a value")),
        clear(),
        inconclusive(),
        new InvestigationResult(new Conclusion.Clear(), List.of(evidence(1_234)), "long"));
  }

  @Test
  default void a_session_comes_back_as_it_was_begun() {
    var session = begun(session(IDS.user()));
    assertThat(sessions().find(session.id(), viewer(session.owner()))).contains(session);
  }

  @Test
  default void people_see_their_own_sessions_and_those_of_the_team() {
    var me = IDS.user();
    var mine = begun(session(me));
    var theirs = begun(session(IDS.user()));
    var shared = begun(session(IDS.user(), Visibility.TEAM));
    assertThat(sessions().list(viewer(me), Page.FIRST).items()).containsExactly(shared, mine);
    assertThat(sessions().list(viewer(me), Page.FIRST).total()).isEqualTo(2);
    assertThat(sessions().find(theirs.id(), viewer(me))).isEmpty();
    assertThat(sessions().find(theirs.id(), admin())).contains(theirs);
    assertThat(sessions().list(admin(), Page.FIRST).items()).containsExactly(shared, theirs, mine);
    assertThat(sessions().list(admin(), new Page(1, 1)).items()).containsExactly(theirs);
    assertThat(sessions().list(admin(), new Page(1, 1)).total()).isEqualTo(3);
  }

  @Test
  default void events_are_numbered_from_1_in_their_order() {
    var claim = claimed();
    var session = claim.run().origin().session();
    assertThat(sessions().append(session, claim, List.of(event("a"), event("b")))).isTrue();
    assertThat(sessions().append(session, claim, List.of(event("c")))).isTrue();
    assertThat(sessions().events(session, 0, 10))
        .extracting(SessionEvent::message)
        .containsExactly("a", "b", "c");
    assertThat(sequences(claim)).containsExactly(1L, 2L, 3L);
  }

  @Test
  default void an_event_comes_back_as_it_was_appended() {
    var claim = claimed();
    var draft = event("What was found: 5 of \"12\" – ünïcode");
    sessions().append(claim.run().origin().session(), claim, List.of(draft));
    assertThat(sessions().events(claim.run().origin().session(), 0, 10))
        .containsExactly(draft.numbered(1));
  }

  @Test
  default void events_are_gapless_under_parallel_appends() {
    var claim = claimed();
    var session = claim.run().origin().session();
    Parallel.times(
        20,
        number ->
            sessions().append(session, claim, List.of(event("a" + number), event("b" + number))));
    assertThat(sequences(claim))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
  }

  @Test
  default void events_after_a_number_come_in_pieces() {
    var claim = claimed();
    var session = claim.run().origin().session();
    sessions().append(session, claim, List.of(event("a"), event("b"), event("c")));
    assertThat(sessions().events(session, 1, 1))
        .extracting(SessionEvent::message)
        .containsExactly("b");
    assertThat(sessions().events(session, 3, 10)).isEmpty();
  }

  @Test
  default void the_last_events_follow_those_of_the_claim() {
    var claim = claimed();
    var session = claim.run().origin().session();
    sessions().append(session, claim, List.of(event("a")));
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          sessions().appendLast(session, List.of(event("the end")));
        });
    assertThat(sessions().append(session, claim, List.of(event("after the end")))).isFalse();
    assertThat(sequences(claim)).containsExactly(1L, 2L);
  }

  @Test
  default void a_hostile_text_is_an_event_like_any_other() {
    var claim = claimed();
    var session = claim.run().origin().session();
    var hostile = "\u0000 \uD800 '; drop table session_event; --";
    var draft =
        new SessionEvent.Draft(
            now(), SessionEvent.Kind.FINDING, Optional.empty(), hostile, Map.of("user", hostile));
    assertThat(sessions().append(session, claim, List.of(draft))).isTrue();
    assertThat(sessions().events(session, 0, 10).getFirst().facts()).containsEntry("user", hostile);
  }

  @Test
  default void a_new_attempt_begins_with_a_note_behind_what_watchers_have_seen() {
    var lost = claimed(Duration.ZERO);
    var session = lost.run().origin().session();
    sessions().append(session, lost, List.of(event("a"), event("b")));
    ports().runQueue().takeOver(3);
    var claim = claimAny(LONG_LEASE);
    sessions().restart(session, claim, event("begins anew"));
    sessions().append(session, claim, List.of(event("c")));
    assertThat(sessions().events(session, 0, 10))
        .extracting(SessionEvent::message)
        .containsExactly("begins anew", "c");
    assertThat(sequences(claim)).containsExactly(3L, 4L);
  }

  @Test
  default void a_stale_claim_restarts_nothing() {
    var stale = claimed(Duration.ZERO);
    var session = stale.run().origin().session();
    sessions().append(session, stale, List.of(event("a")));
    ports().runQueue().takeOver(3);
    sessions().restart(session, stale, event("too late"));
    assertThat(sequences(stale)).containsExactly(1L);
  }

  @ParameterizedTest
  @MethodSource("results")
  default void a_result_comes_back_as_it_was_kept(InvestigationResult result) {
    var session = begun(session(IDS.user()));
    var at = now();
    sessions().conclude(session.id(), Session.Status.COMPLETED, at, Optional.of(result));
    assertThat(sessions().result(session.id(), viewer(session.owner()))).contains(result);
    assertThat(sessions().find(session.id(), viewer(session.owner())))
        .get()
        .satisfies(it -> {
          assertThat(it.status()).isEqualTo(Session.Status.COMPLETED);
          assertThat(it.finishedAt()).contains(at);
          assertThat(it.outcome()).contains(result.conclusion().outcome());
        });
  }

  @Test
  default void a_session_may_end_without_a_result() {
    var session = begun(session(IDS.user()));
    sessions().conclude(session.id(), Session.Status.FAILED, now(), Optional.empty());
    assertThat(sessions().result(session.id(), admin())).isEmpty();
    assertThat(sessions().find(session.id(), admin()).orElseThrow().outcome())
        .isEqualTo(Optional.<Outcome>empty());
  }

  @Test
  default void evidence_is_read_in_pages_across_its_pieces() {
    var session = begun(session(IDS.user()));
    var all = evidence(1_234);
    var result = new InvestigationResult(new Conclusion.Clear(), List.of(all), "");
    sessions().conclude(session.id(), Session.Status.COMPLETED, now(), Optional.of(result));
    var page = sessions().evidence(session.id(), "Q1", admin(), 700, 450).orElseThrow();
    assertThat(page.table().rows()).isEqualTo(all.table().rows().subList(450, 1_150));
    assertThat(page.totalRows()).isEqualTo(1_234);
    assertThat(
            sessions()
                .evidence(session.id(), "Q1", admin(), 5_000, 1_234)
                .orElseThrow()
                .table()
                .rows())
        .isEmpty();
    assertThat(sessions().evidence(session.id(), "Q2", admin(), 10, 0)).isEmpty();
  }

  @Test
  default void what_a_session_leaves_is_seen_by_those_who_see_the_session() {
    var session = begun(session(IDS.user()));
    sessions()
        .conclude(session.id(), Session.Status.COMPLETED, now(), Optional.of(found(finding("a"))));
    var stranger = viewer(IDS.user());
    assertThat(sessions().result(session.id(), stranger)).isEmpty();
    assertThat(sessions().evidence(session.id(), "Q1", stranger, 10, 0)).isEmpty();
    assertThat(sessions().evidence(session.id(), "Q1", admin(), 10, 0)).isPresent();
  }

  @Test
  @Timeout(20)
  default void whoever_waits_for_events_is_woken_by_them() throws Exception {
    var claim = claimed();
    var session = claim.run().origin().session();
    var woken =
        CompletableFuture.supplyAsync(() -> {
          try {
            sessions().awaitEvents(session, 0, Duration.ofSeconds(15));
            return sessions().events(session, 0, 10);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
    sessions().append(session, claim, List.of(event("a")));
    assertThat(woken.get(10, TimeUnit.SECONDS)).hasSize(1);
  }

  @Test
  @Timeout(20)
  default void nobody_waits_for_events_that_are_there() throws Exception {
    var claim = claimed();
    var session = claim.run().origin().session();
    sessions().append(session, claim, List.of(event("a")));
    sessions().awaitEvents(session, 0, Duration.ofDays(1));
    assertThat(sessions().events(session, 0, 10)).hasSize(1);
  }

  @Test
  @Timeout(20)
  default void waiting_ends_when_the_time_is_over() throws Exception {
    var session = claimed().run().origin().session();
    sessions().awaitEvents(session, 0, Duration.ofMillis(5));
    assertThat(sessions().events(session, 0, 10)).isEmpty();
  }

  private Session begun(Session session) {
    ports().runQueue().addManual(manualRun(session), session, 5);
    return session;
  }

  private RunQueue.Claim claimed() {
    return claimed(LONG_LEASE);
  }

  private RunQueue.Claim claimed(Duration lease) {
    begun(session(IDS.user()));
    return claimAny(lease);
  }

  private RunQueue.Claim claimAny(Duration lease) {
    var worker = ports().runQueue().register("worker", lease);
    return ports().runQueue().claim(worker, 1, 5).getFirst();
  }

  private List<Long> sequences(RunQueue.Claim claim) {
    return sessions().events(claim.run().origin().session(), 0, 1_000).stream()
        .map(SessionEvent::sequence)
        .toList();
  }
}
