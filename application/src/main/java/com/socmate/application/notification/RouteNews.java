package com.socmate.application.notification;

import com.socmate.application.port.Accounts;
import com.socmate.application.port.Deliveries;
import com.socmate.application.port.Deliveries.Order;
import com.socmate.application.port.Deliveries.Ruling;
import com.socmate.application.port.Deliveries.Withheld;
import com.socmate.application.port.NotificationPreferences;
import com.socmate.application.port.Schedules;
import com.socmate.application.port.Webhooks;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.id.UserId;
import com.socmate.domain.identity.User;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.Decision;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.Untold;
import com.socmate.domain.notification.Webhook;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Decides for each new notification to whom it is told outside the inbox, and orders the
/// deliveries.
public final class RouteNews {
  private static final int BATCH = 200;

  private final Deliveries deliveries;
  private final Sources sources;
  private final IdGenerator ids;
  private final boolean mail;

  /// What a decision rests on.
  public record Sources(
      NotificationPreferences preferences,
      Webhooks webhooks,
      Schedules schedules,
      Accounts accounts) {}

  /// @param mail whether there is a server that takes e-mail
  public RouteNews(Deliveries deliveries, Sources sources, IdGenerator ids, boolean mail) {
    this.deliveries = deliveries;
    this.sources = sources;
    this.ids = ids;
    this.mail = mail;
  }

  /// @return whether there may be more at once
  public boolean route() {
    return deliveries.route(BATCH, (news, now) -> new Batch(now).rulings(news)) == BATCH;
  }

  /// Asks for each user and schedule once.
  private final class Batch {
    private final Instant now;
    private final Map<UserId, Preferences> preferences = new HashMap<>();
    private final Map<UserId, List<Webhook>> webhooks = new HashMap<>();
    private final Map<UserId, Optional<User>> users = new HashMap<>();
    private final Map<ScheduleId, Optional<NotifyOn>> notifyOn = new HashMap<>();

    Batch(Instant now) {
      this.now = now;
    }

    List<Ruling> rulings(List<Notification> news) {
      var rulings = new ArrayList<Ruling>();
      for (var it : news) {
        if (mail && hasMailbox(it.recipient())) {
          rulings.add(decide(it, Channel.EMAIL, it.recipient().value(), wishes(it)));
        }
        ofWebhooks(it, rulings);
      }
      return rulings;
    }

    /// One that is told of chosen events only is told at once, unless digests are among them.
    private void ofWebhooks(Notification news, List<Ruling> rulings) {
      boolean gathered = false;
      for (var hook : webhooks.computeIfAbsent(news.recipient(), sources.webhooks()::of)) {
        boolean digests = hook.wants(NotificationEvent.DIGEST);
        if (!hook.wants(news.event()) || (digests && gathered)) {
          continue;
        }
        var wishes = digests ? wishes(news) : wishes(news).atOnce();
        var ruling = decide(news, Channel.WEBHOOK, hook.id().value(), wishes);
        gathered |= ruling instanceof Withheld it && it.kind() == Untold.Kind.GATHERED;
        rulings.add(ruling);
      }
    }

    private Preferences wishes(Notification news) {
      return preferences.computeIfAbsent(news.recipient(), sources.preferences()::of);
    }

    private boolean hasMailbox(UserId user) {
      return users
          .computeIfAbsent(user, sources.accounts()::find)
          .filter(Mailboxes::has)
          .isPresent();
    }

    private Ruling decide(Notification news, Channel channel, String target, Preferences wishes) {
      return switch (Decision.of(news, channel, ofSchedule(news), wishes, now)) {
        case Decision.Tell(var notBefore, var why) ->
            new Order(ids.delivery(), news, channel, target, notBefore, why);
        case Decision.Gather(var why) -> new Withheld(news, channel, "", Untold.Kind.GATHERED, why);
        case Decision.Leave(var why) -> new Withheld(news, channel, target, Untold.Kind.LEFT, why);
      };
    }

    private Optional<NotifyOn> ofSchedule(Notification news) {
      return news.schedule()
          .flatMap(id ->
              notifyOn.computeIfAbsent(
                  id,
                  it -> sources.schedules().find(it).map(found -> found.definition().notifyOn())));
    }
  }
}
