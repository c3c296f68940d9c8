package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.LONG_LEASE;
import static com.socmate.application.port.Fixtures.admin;
import static com.socmate.application.port.Fixtures.ago;
import static com.socmate.application.port.Fixtures.clear;
import static com.socmate.application.port.Fixtures.event;
import static com.socmate.application.port.Fixtures.evidence;
import static com.socmate.application.port.Fixtures.finding;
import static com.socmate.application.port.Fixtures.found;
import static com.socmate.application.port.Fixtures.inconclusive;
import static com.socmate.application.port.Fixtures.manualRun;
import static com.socmate.application.port.Fixtures.now;
import static com.socmate.application.port.Fixtures.plan;
import static com.socmate.application.port.Fixtures.session;
import static com.socmate.application.port.Fixtures.viewer;
import static org.assertj.core.api.Assertions.assertThat;

import com.socmate.domain.finding.EvidenceRef;
import com.socmate.domain.id.SessionId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.Visibility;
import com.socmate.domain.investigation.Claim;
import com.socmate.domain.investigation.Conclusion;
import com.socmate.domain.investigation.Evidence;
import com.socmate.domain.investigation.Grounds;
import com.socmate.domain.investigation.InvestigationResult;
import com.socmate.domain.investigation.Narrated;
import com.socmate.domain.investigation.Outcome;
import com.socmate.domain.investigation.Persona;
import com.socmate.domain.investigation.PlanOrigin;
import com.socmate.domain.investigation.Session;
import com.socmate.domain.investigation.SessionEvent;
import com.socmate.domain.investigation.TableHealth;
import com.socmate.domain.investigation.TimeRange;
import com.socmate.domain.investigation.Turn;
import com.socmate.domain.provider.SiemProvider;
import com.socmate.domain.run.Lane;
import com.socmate.domain.run.Run;
import com.socmate.domain.run.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
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
  default void a_list_is_narrowed_to_what_is_wanted() {
    var me = IDS.user();
    var mine = begun(session(me));
    var pinned = begun(session(me));
    sessions().change(pinned.id(), it -> it.pinned(true).titled("Kept at hand"));
    sessions().conclude(pinned.id(), Session.Status.COMPLETED, now(), Optional.of(clear()));
    var all = Sessions.Filter.NONE;
    assertThat(ids(with(all, Optional.of(true), Optional.empty(), Sessions.Order.CREATED), me))
        .containsExactly(pinned.id());
    assertThat(ids(with(all, Optional.empty(), Optional.of("AT ha"), Sessions.Order.TITLE), me))
        .containsExactly(pinned.id());
    assertThat(ids(with(all, Optional.empty(), Optional.empty(), Sessions.Order.TITLE), me))
        .containsExactly(mine.id(), pinned.id());
    assertThat(ids(with(all, Optional.empty(), Optional.empty(), Sessions.Order.FINISHED), me))
        .containsExactly(pinned.id(), mine.id());
    var clear =
        new Sessions.Filter(
            Optional.of(Session.Status.COMPLETED),
            Optional.of(Outcome.CLEAR),
            Optional.of(Persona.SOC_ANALYST),
            Optional.empty(),
            Optional.of(me),
            Optional.empty(),
            Optional.empty(),
            Sessions.Order.CREATED_DESC);
    assertThat(ids(clear, me)).containsExactly(pinned.id());
  }

  private List<SessionId> ids(Sessions.Filter filter, UserId user) {
    return sessions().list(filter, viewer(user), Page.FIRST).items().stream()
        .map(Session::id)
        .toList();
  }

  private static Sessions.Filter with(
      Sessions.Filter it, Optional<Boolean> pinned, Optional<String> text, Sessions.Order order) {
    return new Sessions.Filter(
        it.status(), it.outcome(), it.persona(), it.schedule(), it.owner(), pinned, text, order);
  }

  @Test
  default void what_is_deleted_is_out_of_sight_until_it_is_restored() {
    var session = begun(session(IDS.user()));
    var before = now();
    assertThat(sessions().delete(session.id())).isTrue();
    assertThat(sessions().delete(session.id())).isFalse();
    assertThat(sessions().find(session.id(), admin())).isEmpty();
    assertThat(sessions().list(admin(), Page.FIRST).items()).isEmpty();
    assertThat(sessions().result(session.id(), admin())).isEmpty();
    var late = now().plus(Duration.ofDays(1));
    assertThat(sessions().restore(session.id(), late, _ -> true)).isEmpty();
    var since = before.minus(Duration.ofDays(1));
    assertThat(sessions().restore(session.id(), since, _ -> false)).isEmpty();
    assertThat(sessions().restore(session.id(), since, _ -> true)).contains(session);
    assertThat(sessions().find(session.id(), admin())).contains(session);
  }

  @Test
  default void a_further_question_goes_on_where_the_session_stands() {
    var first = claimed();
    var session = first.run().origin().session();
    sessions().append(session, first, List.of(event("a")));
    finish(first, found(finding("user017@contoso.example")));

    var asked = followUp(session, 2);
    assertThat(ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 5))
        .isEqualTo(RunQueue.FollowUp.QUEUED);
    assertThat(sessions().find(session, admin()).orElseThrow().status())
        .isEqualTo(Session.Status.ACTIVE);
    var claim = claimAny(LONG_LEASE);
    assertThat(claim.run().id()).isEqualTo(asked.id());
    sessions().append(session, claim, List.of(event("b")));
    finish(claim, later("Q3"));

    assertThat(sequences(claim)).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(sessions().turns(session)).containsExactly(turn(asked, 2).from(2));
    assertThat(sessions().turnOf(asked.id())).contains(turn(asked, 2).from(2));
    assertThat(sessions().turnOf(first.run().id())).isEmpty();
    assertThat(sessions().find(session, admin()).orElseThrow().outcome())
        .contains(Outcome.FINDINGS);
    assertThat(sessions().result(session, admin())).contains(later("Q3"));
    assertThat(sessions().result(session, 1, admin()).orElseThrow().conclusion().findings())
        .hasSize(1);
    assertThat(sessions().result(session, 2, admin())).contains(later("Q3"));
    assertThat(sessions().result(session, 3, admin())).isEmpty();
    assertThat(sessions().evidence(session, "Q1", admin(), 10, 0)).isPresent();
    assertThat(sessions().evidence(session, "Q3", admin(), 10, 0)).isPresent();
  }

  @Test
  default void a_session_under_way_takes_no_further_question() {
    var session = claimed().run().origin().session();
    var asked = followUp(session, 2);
    assertThat(ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 5))
        .isEqualTo(RunQueue.FollowUp.NOT_READY);
    assertThat(sessions().turns(session)).isEmpty();
  }

  @Test
  default void of_questions_asked_at_once_one_is_taken() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, clear());
    var taken =
        Parallel.times(
            8,
            _ -> {
              var asked = followUp(session, 2);
              return ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 50);
            });
    assertThat(taken).filteredOn(RunQueue.FollowUp.QUEUED::equals).hasSize(1);
    assertThat(sessions().turns(session)).hasSize(1);
  }

  @Test
  default void a_question_beyond_the_limit_is_refused() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, clear());
    var asked = followUp(session, 2);
    assertThat(ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 0))
        .isEqualTo(RunQueue.FollowUp.LIMIT_REACHED);
    assertThat(sessions().turns(session)).isEmpty();
  }

  @Test
  default void a_question_answered_at_once_leaves_its_answer_and_its_events() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, clear());
    var turn =
        new Turn(
            2,
            "why?",
            IDS.user(),
            now(),
            0,
            "A question about the verdict.",
            new Turn.Answered.AtOnce("Because.", List.of(new EvidenceRef("Q1", 1))));
    assertThat(sessions().answer(session, turn, List.of(event("asked"), event("answered"))))
        .isTrue();
    assertThat(sessions().answer(session, turn, List.of(event("again")))).isFalse();
    assertThat(sessions().turns(session)).containsExactly(turn.from(1));
    assertThat(sequences(first)).containsExactly(1L, 2L, 3L);
  }

  @Test
  default void what_a_model_said_is_kept_with_the_rows_it_read_and_changes_no_outcome() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, clear());
    var asked = followUp(session, 2);
    var range = LATER.range();
    var waiting =
        new Turn(
            2,
            "Who else?",
            new UserId("usr_asker1"),
            Instant.parse("2026-05-18T12:00:00Z"),
            0,
            "A question for a model.",
            new Turn.Answered.ByModel(Optional.of(asked.id()), range, 3, Optional.empty()));
    ports().runQueue().addFollowUp(asked, waiting, event("asked"), 5);
    assertThat(sessions().turnOf(asked.id()).orElseThrow().answered())
        .isEqualTo(waiting.answered());

    var told = new Turn.Told("- Said. [Q3:r1]", List.of(new EvidenceRef("Q3", 1)), List.of("Q3"));
    sessions().tell(asked.id(), told, later("Q3").evidence());

    var turn = sessions().turns(session).getFirst();
    assertThat(turn.told()).contains(told);
    assertThat(turn.answered())
        .isEqualTo(new Turn.Answered.ByModel(Optional.of(asked.id()), range, 3, Optional.of(told)));
    assertThat(sessions().evidence(session, "Q3", admin(), 10, 0))
        .contains(later("Q3").evidence().getFirst());
    assertThat(sessions().find(session, admin()).orElseThrow().outcome()).contains(Outcome.CLEAR);
    assertThat(sessions().result(session, 2, admin())).isEmpty();
  }

  @Test
  default void a_new_attempt_at_a_further_question_leaves_the_turns_before() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, clear());
    var asked = followUp(session, 2);
    ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 5);
    var lost = claimAny(Duration.ZERO);
    sessions().append(session, lost, List.of(event("lost")));
    ports().runQueue().takeOver(3);
    var claim = claimAny(LONG_LEASE);
    sessions().restart(session, claim, event("begins anew"));
    assertThat(sessions().events(session, 0, 10))
        .extracting(SessionEvent::message)
        .containsExactly("the end", "asked", "begins anew");
    assertThat(sequences(claim)).containsExactly(1L, 2L, 4L);
  }

  @Test
  default void a_fork_has_what_the_original_had_up_to_a_turn() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, found(finding("user017@contoso.example")));
    var asked = followUp(session, 2);
    ports().runQueue().addFollowUp(asked, turn(asked, 2), event("asked"), 5);
    var copy = copyOf(session);
    assertThat(sessions().fork(session, 2, copy)).isFalse();
    finish(claimAny(LONG_LEASE), later("Q3"));

    assertThat(sessions().fork(session, 1, copy)).isTrue();
    assertThat(sessions().fork(session, 3, copyOf(session))).isFalse();
    var other = copyOf(session);
    assertThat(sessions().fork(session, 2, other)).isTrue();

    assertThat(sessions().turns(copy.id())).isEmpty();
    assertThat(sessions().events(copy.id(), 0, 10)).hasSize(1);
    assertThat(sessions().find(copy.id(), viewer(copy.owner())).orElseThrow())
        .satisfies(it -> {
          assertThat(it.forkedFrom()).contains(session);
          assertThat(it.outcome()).contains(Outcome.FINDINGS);
        });
    assertThat(sessions().evidence(copy.id(), "Q1", admin(), 10, 0)).isPresent();
    assertThat(sessions().evidence(copy.id(), "Q3", admin(), 10, 0)).isEmpty();
    assertThat(sessions().turns(other.id()).getFirst().run()).isEmpty();
    assertThat(sessions().turns(other.id()).getFirst().plan()).contains(plan());
    assertThat(sessions().result(other.id(), admin())).contains(later("Q3"));
    assertThat(sessions().evidence(other.id(), "Q3", admin(), 10, 0)).isPresent();
  }

  private Session copyOf(SessionId original) {
    var at = now();
    return new Session(
        IDS.session(),
        IDS.user(),
        Visibility.PRIVATE,
        Optional.empty(),
        "A copy",
        "Were there failed sign-ins?",
        Persona.SOC_ANALYST,
        Session.Status.COMPLETED,
        at,
        Optional.of(at),
        Optional.empty(),
        false,
        Optional.of(original),
        SiemProvider.BUILT_IN);
  }

  private Run.Queued followUp(SessionId session, int turn) {
    var owner = sessions().find(session, admin()).orElseThrow().owner();
    var now = now();
    return new Run.Queued(
        IDS.run(),
        new Run.Origin(
            Optional.empty(), Trigger.MANUAL, now.minusSeconds(turn), Lane.of(owner), session),
        now);
  }

  private Turn turn(Run.Queued run, int number) {
    return new Turn(
        number,
        "Only for user017",
        new UserId("usr_asker1"),
        Instant.parse("2026-05-18T12:00:00Z"),
        0,
        "The same, only for user017.",
        new Turn.Answered.ByRun(Optional.of(run.id()), plan()));
  }

  private static InvestigationResult later(String query) {
    var evidence = LATER;
    return new InvestigationResult(
        new Conclusion.Clear(),
        List.of(
            new Evidence(
                query,
                evidence.title(),
                evidence.kql(),
                evidence.range(),
                evidence.table(),
                evidence.totalRows(),
                evidence.partial())),
        "# Later",
        Optional.of(
            new Grounds(
                "Only for user017",
                plan(),
                OptionalInt.of(3),
                new PlanOrigin.Proposed("local", "abc"),
                evidence.range(),
                List.of(
                    new TableHealth("SigninLogs", OptionalLong.of(4)),
                    new TableHealth("Gone", OptionalLong.empty())),
                List.of(
                    new Claim(Claim.Verdict.STRUCK, "It is 5.", List.of(new EvidenceRef("Q3", 1)))),
                List.of("Q3 was cut."),
                2,
                1,
                List.of(new Narrated("Six.", List.of(), false, "local")))));
  }

  Evidence LATER = evidence(2);

  private void finish(RunQueue.Claim claim, InvestigationResult result) {
    ports()
        .transactions()
        .together(() -> {
          ports().runQueue().release(claim);
          sessions()
              .concludeAll(
                  List.of(
                      new Sessions.End(
                          claim.run().origin().session(),
                          Session.Status.COMPLETED,
                          now(),
                          Optional.of(result),
                          List.of(event("the end")))));
        });
  }

  @Test
  default void what_was_deleted_long_ago_is_erased_with_all_it_left_behind() {
    var first = claimed();
    var session = first.run().origin().session();
    finish(first, found(finding("user017@contoso.example")));
    var other = claimed();
    finish(other, found(finding("user018@contoso.example")));
    sessions().delete(session);

    assertThat(sessions().erase(Duration.ofDays(30), 10)).isZero();
    assertThat(sessions().erase(Duration.ZERO, 10)).isEqualTo(1);
    assertThat(sessions().erase(Duration.ZERO, 10)).isZero();

    assertThat(sessions().restore(session, now().minusSeconds(3_600), _ -> true)).isEmpty();
    assertThat(sessions().events(session, 0, 10)).isEmpty();
    assertThat(sessions().turns(session)).isEmpty();
    assertThat(sessions().evidence(session, "Q1", admin(), 10, 0)).isEmpty();
    assertThat(sessions().result(session, admin())).isEmpty();
    assertThat(sessions().result(other.run().origin().session(), admin())).isPresent();
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
  default void rows_of_evidence_are_forgotten_after_a_while_and_it_says_so() {
    var old = begun(session(IDS.user()));
    var pinned = begun(session(IDS.user()));
    var young = begun(session(IDS.user()));
    sessions().change(pinned.id(), it -> it.pinned(true));
    for (var session : List.of(old, pinned)) {
      concluded(session, ago(Duration.ofDays(91)));
    }
    concluded(young, ago(Duration.ofDays(89)));
    assertThat(sessions().forgetRows(Duration.ofDays(90), 10)).isEqualTo(1);
    assertThat(sessions().forgetRows(Duration.ofDays(90), 10)).isZero();
    var forgotten = sessions().evidence(old.id(), "Q1", admin(), 10, 0).orElseThrow();
    assertThat(forgotten.table().rows()).isEmpty();
    assertThat(forgotten.totalRows()).isEqualTo(3);
    assertThat(forgotten.partial())
        .isEqualTo("Its rows were deleted 90 days after the session ended.");
    for (var session : List.of(pinned, young)) {
      assertThat(
              sessions().evidence(session.id(), "Q1", admin(), 10, 0).orElseThrow().table().rows())
          .hasSize(3);
    }
  }

  private void concluded(Session session, Instant at) {
    var all = evidence(3);
    var old =
        new Evidence(
            all.query(),
            all.title(),
            all.kql(),
            TimeRange.endingAt(at, Duration.ofDays(1)),
            all.table(),
            3,
            "");
    var result = new InvestigationResult(new Conclusion.Clear(), List.of(old), "");
    sessions().conclude(session.id(), Session.Status.COMPLETED, at, Optional.of(result));
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
