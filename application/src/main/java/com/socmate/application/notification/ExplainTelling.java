package com.socmate.application.notification;

import com.socmate.application.notification.WayOfTelling.State;
import com.socmate.application.port.Accounts;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Notifications;
import com.socmate.application.port.Page;
import com.socmate.application.port.PlannedDigests;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Delivery;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Untold;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says for each way what became of a notification, and why: told, waiting and for what, left to
/// the inbox and by which wish, counted, gathered, given up after how many tries.
public final class ExplainTelling {
  /// How long is known what was decided.
  public static final Duration KNOWN = Duration.ofDays(30);

  private final Notifications notifications;
  private final Deliveries deliveries;
  private final PlannedDigests digests;
  private final Webhooks webhooks;
  private final Accounts accounts;
  private final InstantSource clock;

  public ExplainTelling(
      Notifications notifications,
      Deliveries deliveries,
      PlannedDigests digests,
      Webhooks webhooks,
      Accounts accounts,
      InstantSource clock) {
    this.notifications = notifications;
    this.deliveries = deliveries;
    this.digests = digests;
    this.webhooks = webhooks;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// A notification and what became of it.
  public record Explained(Notification news, List<WayOfTelling> ways) {
    public Explained {
      ways = List.copyOf(ways);
    }
  }

  /// @return empty if the user has no such notification
  public Optional<Explained> explain(NotificationId id, UserId user) {
    return notifications.find(id, user).map(this::explain);
  }

  Explained explain(Notification news) {
    var ways = new ArrayList<WayOfTelling>();
    ways.add(
        WayOfTelling.saying(
            Channel.IN_APP,
            State.TOLD,
            "The inbox has everything.",
            Optional.of(news.createdAt())));
    var told = told(news);
    var untold = deliveries.untold(news.id(), news.recipient());
    for (var channel : List.of(Channel.EMAIL, Channel.WEBHOOK)) {
      int before = ways.size();
      told.stream().filter(it -> it.channel() == channel).map(this::of).forEach(ways::add);
      untold.stream()
          .filter(it -> it.channel() == channel)
          .map(it -> of(it, news.recipient()))
          .forEach(ways::add);
      if (ways.size() == before) {
        ways.add(nothing(news, channel));
      }
    }
    return new Explained(news, ways);
  }

  private List<Delivery> told(Notification news) {
    var filter = new Deliveries.Filter(Optional.empty(), Optional.of(news.id()), Optional.empty());
    return deliveries.list(news.recipient(), filter, new Page(Page.MAX_LIMIT, 0)).items();
  }

  private WayOfTelling of(Delivery it) {
    var way =
        switch (it.status()) {
          case DELIVERED ->
              WayOfTelling.saying(it.channel(), State.TOLD, it.why(), it.finishedAt());
          case GIVEN_UP ->
              WayOfTelling.saying(
                  it.channel(),
                  State.GIVEN_UP,
                  "It was given up after " + tries(it.attempts()) + "." + last(it),
                  it.finishedAt());
          case WAITING ->
              WayOfTelling.saying(
                  it.channel(), State.WAITING, waiting(it), Optional.of(it.dueAt()));
        };
    return way.to(it.target()).by(it.id());
  }

  private String waiting(Delivery it) {
    if (it.attempts() > 0) {
      return "It is tried again after " + tries(it.attempts()) + "." + last(it);
    }
    return clock.instant().isBefore(it.dueAt())
        ? it.why()
        : "It is its turn now, or as soon as what came before it has been told. " + it.why();
  }

  private static String tries(int attempts) {
    return attempts == 1 ? "one try" : attempts + " tries";
  }

  private String last(Delivery it) {
    return deliveries.attempts(it.id(), it.recipient()).filter(all -> !all.isEmpty()).stream()
        .map(all -> " The last: " + all.getLast().result())
        .findFirst()
        .orElse("");
  }

  private WayOfTelling of(Untold it, UserId user) {
    return switch (it.kind()) {
      case LEFT ->
          WayOfTelling.saying(it.channel(), State.LEFT, it.why(), Optional.empty()).to(it.target());
      case COUNTED -> {
        var way =
            WayOfTelling.saying(
                    it.channel(),
                    State.COUNTED,
                    "The same was told within the day before; it is counted there, and the count is"
                        + " told.",
                    Optional.of(it.at()))
                .to(it.target());
        yield it.by().map(delivery -> way.by(new DeliveryId(delivery))).orElse(way);
      }
      case GATHERED ->
          it.by()
              .map(digest ->
                  WayOfTelling.saying(it.channel(), State.IN_DIGEST, it.why(), Optional.empty())
                      .within(new NotificationId(digest)))
              .orElseGet(() ->
                  WayOfTelling.saying(
                      it.channel(),
                      State.GATHERED,
                      it.why() + " It is told with the next digest.",
                      digests.next(user, it.channel())));
    };
  }

  private WayOfTelling nothing(Notification news, Channel channel) {
    if (deliveries.awaitsRouting(news.id())) {
      return WayOfTelling.saying(
          channel, State.BEING_DECIDED, "It has just come.", Optional.empty());
    }
    if (clock.instant().isAfter(news.createdAt().plus(KNOWN))) {
      return WayOfTelling.saying(
          channel,
          State.NOT_KNOWN,
          "What became of it is known for " + KNOWN.toDays() + " days.",
          Optional.empty());
    }
    return WayOfTelling.saying(channel, State.NO_TARGET, noTarget(news, channel), Optional.empty());
  }

  private String noTarget(Notification news, Channel channel) {
    if (news.event() == NotificationEvent.DIGEST) {
      return "It is a digest by another way.";
    }
    return switch (channel) {
      case IN_APP, EMAIL ->
          accounts.find(news.recipient()).filter(Mailboxes::has).isPresent()
              ? "There was no mail server when it came."
              : "You have no e-mail address.";
      case WEBHOOK ->
          webhooks.of(news.recipient()).isEmpty()
              ? "You have no webhook."
              : "None of your webhooks wanted it when it came.";
    };
  }
}
