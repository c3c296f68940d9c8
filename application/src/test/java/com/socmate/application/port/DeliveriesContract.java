package com.socmate.application.port;

import static com.socmate.application.port.Fixtures.IDS;
import static com.socmate.application.port.Fixtures.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.socmate.application.port.Deliveries.Filter;
import com.socmate.application.port.Deliveries.Next;
import com.socmate.application.port.Deliveries.Order;
import com.socmate.application.port.Deliveries.Parcel;
import com.socmate.application.port.Deliveries.Ruling;
import com.socmate.application.port.Deliveries.Withheld;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Occasion;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// What every [Deliveries] promises.
public interface DeliveriesContract {
  Duration LEASE = Duration.ofMinutes(1);
  Duration NO_LEASE = Duration.ZERO;
  UserId ME = IDS.user();
  ScheduleId SCHEDULE = IDS.schedule();
  ScheduleId OTHER_SCHEDULE = IDS.schedule();
  Occasion ROUTINE = new Occasion.Routine();
  Occasion TROUBLE = new Occasion.Trouble("QUERY_TIMEOUT");

  Ports ports();

  Deliveries deliveries();

  @Test
  default void what_is_in_an_inbox_is_routed_once_and_in_its_order() {
    var first = told(SCHEDULE, ROUTINE);
    var second = told(SCHEDULE, ROUTINE);
    var seen = new ArrayList<Notification>();
    deliveries().route(1, (news, _) -> none(seen, news));
    deliveries().route(10, (news, _) -> none(seen, news));
    assertThat(deliveries().route(10, (news, _) -> none(seen, news))).isZero();
    assertThat(seen).containsExactly(first, second);
  }

  @Test
  default void what_is_told_in_a_transaction_that_fails_is_never_routed() {
    assertThatThrownBy(() ->
            ports()
                .transactions()
                .together(() -> {
                  told(SCHEDULE, ROUTINE);
                  throw new IllegalStateException("undone");
                }))
        .hasMessage("undone");
    assertThat(deliveries().route(10, (_, _) -> List.of())).isZero();
  }

  @Test
  default void a_routing_that_fails_leaves_the_outbox_as_it_was() {
    told(SCHEDULE, ROUTINE);
    assertThatThrownBy(() ->
            deliveries()
                .route(
                    10,
                    (_, _) -> {
                      throw new IllegalStateException("no preferences");
                    }))
        .hasMessage("no preferences");
    assertThat(deliveries().route(10, (_, _) -> List.of())).isEqualTo(1);
  }

  @Test
  default void a_lane_is_delivered_one_by_one_and_lanes_do_not_wait_for_each_other() {
    var first = ordered("whk_one1", SCHEDULE, ROUTINE);
    var second = ordered("whk_one1", SCHEDULE, ROUTINE);
    var other = ordered("whk_one1", OTHER_SCHEDULE, ROUTINE);
    var elsewhere = ordered("whk_two2", SCHEDULE, ROUTINE);
    var claimed = claim(10);
    assertThat(claimed)
        .extracting(it -> it.delivery().id())
        .containsExactly(first, other, elsewhere);
    assertThat(claim(10)).isEmpty();
    settle(claimed.getFirst(), new Next.Done());
    assertThat(claim(10)).extracting(it -> it.delivery().id()).containsExactly(second);
  }

  @Test
  default void what_waits_for_its_next_try_holds_its_lane_back() {
    ordered("whk_one1", SCHEDULE, ROUTINE);
    ordered("whk_one1", SCHEDULE, ROUTINE);
    settle(claim(10).getFirst(), new Next.Again(Duration.ofHours(1)));
    assertThat(claim(10)).isEmpty();
  }

  @Test
  default void what_was_given_up_lets_the_next_pass() {
    ordered("whk_one1", SCHEDULE, ROUTINE);
    var second = ordered("whk_one1", SCHEDULE, ROUTINE);
    settle(claim(10).getFirst(), new Next.GivenUp());
    assertThat(claim(10)).extracting(it -> it.delivery().id()).containsExactly(second);
  }

  @Test
  default void no_target_is_called_by_more_than_so_many_at_once() {
    for (int schedule = 0; schedule < 5; schedule++) {
      ordered("whk_one1", IDS.schedule(), ROUTINE);
    }
    assertThat(deliveries().claim(10, 2, LEASE)).hasSize(2);
    assertThat(deliveries().claim(10, 2, LEASE)).isEmpty();
    assertThat(deliveries().claim(10, 3, LEASE)).hasSize(1);
  }

  @Test
  default void what_is_not_due_yet_is_not_claimed() {
    order("whk_one1", told(SCHEDULE, ROUTINE), now().plusSeconds(3600));
    assertThat(claim(10)).isEmpty();
  }

  @Test
  default void a_lost_delivery_is_claimed_again_and_its_first_holder_keeps_nothing() {
    var id = ordered("whk_one1", SCHEDULE, ROUTINE);
    var lost = deliveries().claim(10, 4, NO_LEASE).getFirst();
    var second = claim(10).getFirst();
    assertThat(second.delivery().attempts()).isEqualTo(2);
    assertThat(settle(lost, new Next.Done())).isFalse();
    assertThat(settle(second, new Next.Done())).isTrue();
    assertThat(settle(second, new Next.Done())).isFalse();
    assertThat(deliveries().attempts(id, ME).orElseThrow()).hasSize(1);
  }

  @Test
  default void those_who_claim_at_the_same_moment_share_and_none_gets_what_another_has() {
    for (int schedule = 0; schedule < 24; schedule++) {
      ordered("whk_" + schedule + "abcd", IDS.schedule(), ROUTINE);
    }
    var all =
        Parallel.times(6, _ -> deliveries().claim(4, 4, LEASE)).stream()
            .flatMap(List::stream)
            .map(it -> it.delivery().id())
            .toList();
    assertThat(all).doesNotHaveDuplicates();
    assertThat(all.size() + claim(50).size()).isEqualTo(24);
  }

  @Test
  default void the_same_trouble_is_told_once_a_day_and_counted() {
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, new Occasion.Trouble("QUERY_REJECTED"));
    ordered("whk_one1", OTHER_SCHEDULE, TROUBLE);
    var all = mine();
    assertThat(all).hasSize(3);
    assertThat(all).extracting(Delivery::repeats).containsExactlyInAnyOrder(2, 0, 0);
  }

  @Test
  default void a_recovery_is_always_told_and_so_is_the_trouble_after_it() {
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, new Occasion.Recovery());
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, new Occasion.Recovery());
    assertThat(mine()).hasSize(4).allMatch(it -> it.repeats() == 0);
  }

  @Test
  default void what_is_not_told_is_kept_with_its_reason() {
    var told = told(SCHEDULE, ROUTINE);
    assertThat(deliveries().awaitsRouting(told.id())).isTrue();
    deliveries()
        .route(
            10,
            (news, _) ->
                List.of(
                    new Withheld(
                        news.getFirst(),
                        Channel.EMAIL,
                        ME.value(),
                        Untold.Kind.LEFT,
                        "You muted this schedule.")));
    assertThat(deliveries().awaitsRouting(told.id())).isFalse();
    assertThat(deliveries().untold(told.id(), ME))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.channel()).isEqualTo(Channel.EMAIL);
          assertThat(it.kind()).isEqualTo(Untold.Kind.LEFT);
          assertThat(it.why()).isEqualTo("You muted this schedule.");
          assertThat(it.by()).isEmpty();
        });
    assertThat(deliveries().untold(told.id(), IDS.user())).isEmpty();
    assertThat(mine()).isEmpty();
  }

  @Test
  default void what_is_counted_says_where() {
    var first = ordered("whk_one1", SCHEDULE, TROUBLE);
    var again = told(SCHEDULE, TROUBLE);
    order("whk_one1", again, now());
    assertThat(deliveries().untold(again.id(), ME))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.kind()).isEqualTo(Untold.Kind.COUNTED);
          assertThat(it.by()).contains(first.value());
        });
  }

  @Test
  default void a_recovery_says_how_many_were_counted_since_the_last_telling() {
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, new Occasion.Recovery());
    settle(claim(10).getFirst(), new Next.Done());
    assertThat(claim(10)).extracting(Parcel::missed).containsExactly(2);
  }

  @Test
  default void what_was_counted_is_told_once_when_its_time_is_over() {
    var first = ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_two2", SCHEDULE, TROUBLE);
    assertThat(deliveries().close(Duration.ofHours(1), 10, this::closing)).isZero();
    assertThat(deliveries().close(Duration.ofMinutes(-1), 10, this::closing)).isEqualTo(1);
    assertThat(deliveries().close(Duration.ofMinutes(-1), 10, this::closing)).isZero();
    settle(claim(10).getFirst(), new Next.Done());
    var told = claim(10).getFirst();
    assertThat(told.delivery().id()).isNotEqualTo(first);
    assertThat(told.missed()).isEqualTo(2);
    assertThat(told.news().title()).isEqualTo("Still failing");
    assertThat(ports().notifications().list(ME, false, Page.FIRST).items())
        .extracting(Notification::title)
        .contains("Still failing");
  }

  @Test
  default void what_goes_on_after_a_closing_message_is_counted_at_it() {
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    deliveries().close(Duration.ofMinutes(-1), 10, this::closing);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    assertThat(mine()).hasSize(2);
    assertThat(deliveries().close(Duration.ofMinutes(-1), 10, this::closing)).isEqualTo(1);
    ordered("whk_one1", SCHEDULE, new Occasion.Recovery());
    assertThat(mine()).hasSize(4);
    for (int each = 0; each < 3; each++) {
      settle(claim(10).getFirst(), new Next.Done());
    }
    assertThat(claim(10)).extracting(Parcel::missed).containsExactly(0);
  }

  @Test
  default void what_a_recovery_has_told_needs_no_closing_message() {
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, TROUBLE);
    ordered("whk_one1", SCHEDULE, new Occasion.Recovery());
    deliveries().close(Duration.ofMinutes(-1), 10, this::closing);
    assertThat(mine()).hasSize(2);
  }

  private Optional<Order> closing(Delivery told, Notification news, Instant now) {
    var closing =
        new Notification(
            IDS.notification(),
            news.recipient(),
            news.event(),
            "Still failing",
            "",
            Optional.empty(),
            news.schedule(),
            Optional.empty(),
            now,
            Optional.of(now),
            news.occasion());
    return Optional.of(
        new Order(IDS.delivery(), closing, told.channel(), told.target(), now, "It went on."));
  }

  @Test
  default void what_is_no_trouble_is_never_counted_away() {
    ordered("whk_one1", SCHEDULE, ROUTINE);
    ordered("whk_one1", SCHEDULE, ROUTINE);
    assertThat(mine()).hasSize(2);
  }

  @Test
  default void what_ended_can_be_delivered_again_by_its_recipient() {
    var id = ordered("whk_one1", SCHEDULE, ROUTINE);
    assertThat(deliveries().redeliver(id, ME)).contains(false);
    settle(claim(10).getFirst(), new Next.GivenUp());
    assertThat(deliveries().redeliver(id, IDS.user())).isEmpty();
    assertThat(deliveries().redeliver(id, ME)).contains(true);
    var again = claim(10).getFirst();
    assertThat(again.delivery().id()).isEqualTo(id);
    assertThat(again.delivery().attempts()).isEqualTo(1);
    settle(again, new Next.Done());
    assertThat(mine().getFirst().status()).isEqualTo(Delivery.Status.DELIVERED);
    assertThat(deliveries().attempts(id, ME).orElseThrow()).hasSize(2);
  }

  @Test
  default void the_log_is_the_recipients_own_and_narrowed_as_asked() {
    var one = ordered("whk_one1", SCHEDULE, ROUTINE);
    ordered("whk_two2", SCHEDULE, ROUTINE);
    settle(claim(1).getFirst(), new Next.Done());
    assertThat(list(new Filter(Optional.of("whk_one1"), Optional.empty(), Optional.empty())))
        .containsExactly(one);
    assertThat(
            list(
                new Filter(
                    Optional.empty(), Optional.empty(), Optional.of(Delivery.Status.DELIVERED))))
        .containsExactly(one);
    var news = mine().getLast().notification();
    assertThat(list(new Filter(Optional.empty(), Optional.of(news), Optional.empty())))
        .containsExactly(one);
    assertThat(deliveries().list(IDS.user(), Filter.NONE, Page.FIRST).total()).isZero();
    assertThat(deliveries().attempts(one, IDS.user())).isEmpty();
  }

  @Test
  default void what_ended_is_forgotten_and_what_waits_is_not() {
    ordered("whk_one1", SCHEDULE, ROUTINE);
    settle(claim(10).getFirst(), new Next.Done());
    ordered("whk_one1", SCHEDULE, ROUTINE);
    assertThat(deliveries().forget(Duration.ofHours(1), 10)).isZero();
    assertThat(deliveries().forget(Duration.ofMinutes(-1), 10)).isEqualTo(1);
    assertThat(mine()).singleElement().matches(it -> it.finishedAt().isEmpty());
  }

  @Test
  default void what_waits_for_a_target_can_be_given_up() {
    ordered("whk_one1", SCHEDULE, ROUTINE);
    var held = claim(10).getFirst();
    deliveries().giveUp("whk_one1");
    assertThat(settle(held, new Next.Again(Duration.ZERO))).isFalse();
    assertThat(mine().getFirst().status()).isEqualTo(Delivery.Status.GIVEN_UP);
  }

  private static List<Ruling> none(List<Notification> seen, List<Notification> news) {
    seen.addAll(news);
    return List.of();
  }

  private List<Parcel> claim(int most) {
    return deliveries().claim(most, 10, LEASE);
  }

  private boolean settle(Parcel parcel, Next next) {
    var attempt =
        new Delivery.Attempt(
            parcel.delivery().attempts(),
            now(),
            next instanceof Next.Done,
            OptionalInt.of(204),
            "Taken.",
            Duration.ofMillis(12));
    return deliveries().settle(parcel, attempt, next);
  }

  private List<Delivery> mine() {
    return deliveries().list(ME, Filter.NONE, Page.FIRST).items();
  }

  private List<DeliveryId> list(Filter filter) {
    return deliveries().list(ME, filter, Page.FIRST).items().stream().map(Delivery::id).toList();
  }

  private DeliveryId ordered(String target, ScheduleId schedule, Occasion occasion) {
    return order(target, told(schedule, occasion), now().minusSeconds(1));
  }

  private DeliveryId order(String target, Notification wanted, Instant dueAt) {
    var id = IDS.delivery();
    deliveries()
        .route(
            10,
            (news, _) -> {
              assertThat(news).containsExactly(wanted);
              return List.of(
                  new Order(id, wanted, Channel.WEBHOOK, target, dueAt, "You asked for it."));
            });
    return id;
  }

  private Notification told(ScheduleId schedule, Occasion occasion) {
    var news =
        new Notification(
            IDS.notification(),
            ME,
            NotificationEvent.INVESTIGATION_FAILED,
            "Failed (1 of 5) – Check",
            "The query took too long.",
            Optional.empty(),
            Optional.of(schedule),
            Optional.empty(),
            now(),
            Optional.empty(),
            occasion);
    ports().notifications().add(news);
    return news;
  }
}
