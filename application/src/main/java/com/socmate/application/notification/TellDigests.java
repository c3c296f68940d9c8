package com.socmate.application.notification;

import com.socmate.application.port.Deliveries.Order;
import com.socmate.application.port.PlannedDigests;
import com.socmate.application.port.PlannedDigests.Due;
import com.socmate.application.port.PlannedDigests.Letter;
import com.socmate.application.port.PlannedDigests.Written;
import com.socmate.domain.id.IdGenerator;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.identity.User;
import com.socmate.domain.notification.Cadence;
import com.socmate.domain.notification.Channel;
import com.socmate.domain.notification.DigestContents;
import com.socmate.domain.notification.DigestWish;
import com.socmate.domain.notification.Notification;
import com.socmate.domain.notification.NotificationEvent;
import com.socmate.domain.notification.Preferences;
import com.socmate.domain.notification.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the digests that are due: each once, however many workers ask. A day's digest comes even
/// if there is nothing to say, since its absence would say that something is wrong; an hour's does
/// not.
public final class TellDigests {
  private static final int BATCH = 20;
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration LAG = Duration.ofMinutes(1);

  private final PlannedDigests digests;
  private final RouteNews.Sources sources;
  private final IdGenerator ids;
  private final boolean mail;

  /// @param mail whether there is a server that takes e-mail
  public TellDigests(
      PlannedDigests digests, RouteNews.Sources sources, IdGenerator ids, boolean mail) {
    this.digests = digests;
    this.sources = sources;
    this.ids = ids;
    this.mail = mail;
  }

  /// One that cannot be told keeps none of the others back; its lease's end has it tried again.
  public void tell() {
    @Nullable RuntimeException failed = null;
    int claimed = BATCH;
    while (claimed == BATCH) {
      var due = digests.claim(BATCH, LEASE);
      for (var it : due) {
        try {
          tell(it);
        } catch (RuntimeException e) {
          failed = e;
        }
      }
      claimed = due.size();
    }
    if (failed != null) {
      throw failed;
    }
  }

  private void tell(Due due) {
    var wishes = sources.preferences().of(due.user());
    digests.tell(due, muted(wishes), LAG, contents -> write(due, wishes, contents));
  }

  private static Set<ScheduleId> muted(Preferences wishes) {
    return wishes.schedules().entrySet().stream()
        .filter(it -> it.getValue().muted())
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Written write(Due due, Preferences wishes, DigestContents contents) {
    var next = wishes.nextDigest(due.channel(), due.now());
    var snoozed = wishes.snoozedUntil().filter(due.now()::isBefore);
    if (snoozed.isPresent()) {
      return new Written(Optional.empty(), due.since(), next.or(() -> snoozed));
    }
    return new Written(letter(due, wishes, contents), due.now(), next);
  }

  private Optional<Letter> letter(Due due, Preferences wishes, DigestContents contents) {
    var cadence = wishes.cadence(due.channel());
    return sources
        .accounts()
        .find(due.user())
        .filter(_ -> isWorthTelling(cadence, contents))
        .flatMap(user -> letter(due, user, cadence, wishes.digest(), contents));
  }

  private static boolean isWorthTelling(Cadence cadence, DigestContents contents) {
    return switch (cadence) {
      case AT_ONCE -> contents.hasNews();
      case HOURLY -> !contents.isEmpty();
      case DAILY -> true;
    };
  }

  private Optional<Letter> letter(
      Due due, User user, Cadence cadence, Optional<DigestWish> wish, DigestContents contents) {
    ZoneId zone = wish.map(DigestWish::zone).orElseGet(user::zone);
    var words = new DigestWords(contents, cadence, due.since(), due.now(), zone);
    var digest = digest(user, words, due.now());
    var orders = orders(digest, user, due.channel(), words.why());
    return orders.isEmpty() ? Optional.empty() : Optional.of(new Letter(digest, orders));
  }

  /// Read already, since all that it tells of is in the inbox by itself.
  private Notification digest(User user, DigestWords words, Instant now) {
    return new Notification(
        ids.notification(),
        user.id(),
        NotificationEvent.DIGEST,
        words.title(),
        words.body(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        now,
        Optional.of(now));
  }

  private List<Order> orders(Notification digest, User user, Channel channel, String why) {
    return targets(user, channel)
        .map(target -> new Order(ids.delivery(), digest, channel, target, digest.createdAt(), why))
        .toList();
  }

  private Stream<String> targets(User user, Channel channel) {
    return switch (channel) {
      case IN_APP -> Stream.empty();
      case EMAIL ->
          Stream.of(user).filter(it -> mail && Mailboxes.has(it)).map(it -> it.id().value());
      case WEBHOOK ->
          sources.webhooks().of(user.id()).stream()
              .filter(it -> it.wants(NotificationEvent.DIGEST))
              .map((Webhook it) -> it.id().value());
    };
  }
}
