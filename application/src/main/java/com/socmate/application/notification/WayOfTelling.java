package com.socmate.application.notification;

import com.socmate.domain.id.DeliveryId;
import com.socmate.domain.id.NotificationId;
import com.socmate.domain.notification.Channel;
import java.time.Instant;
import java.util.Optional;

/// What became of a notification by one way.
///
/// @param target the webhook, where it is about one
/// @param why in a sentence or two
/// @param at when it was told, or is to be
/// @param delivery its own, or the one at which it was counted
/// @param digest the one that told it
public record WayOfTelling(
    Channel channel,
    State state,
    Optional<String> target,
    String why,
    Optional<Instant> at,
    Optional<DeliveryId> delivery,
    Optional<NotificationId> digest) {

  /// How it stands.
  public enum State {
    TOLD,
    /// For the end of quiet hours, for its next try, or for its turn.
    WAITING,
    GIVEN_UP,
    /// To the inbox, by what the user or the schedule says.
    LEFT,
    /// At a telling of the same within a day.
    COUNTED,
    /// For the next digest.
    GATHERED,
    IN_DIGEST,
    /// There is nowhere to tell it to.
    NO_TARGET,
    /// It has just come.
    BEING_DECIDED,
    /// It is so long ago that nothing is kept of it.
    NOT_KNOWN
  }

  static WayOfTelling saying(Channel channel, State state, String why, Optional<Instant> at) {
    return new WayOfTelling(
        channel, state, Optional.empty(), why, at, Optional.empty(), Optional.empty());
  }

  WayOfTelling to(String webhook) {
    return new WayOfTelling(
        channel,
        state,
        Optional.of(webhook).filter(it -> channel == Channel.WEBHOOK && !it.isEmpty()),
        why,
        at,
        delivery,
        digest);
  }

  WayOfTelling by(DeliveryId its) {
    return new WayOfTelling(channel, state, target, why, at, Optional.of(its), digest);
  }

  WayOfTelling within(NotificationId its) {
    return new WayOfTelling(channel, state, target, why, at, delivery, Optional.of(its));
  }
}
