package com.socmate.domain.notification;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Whether somebody is told of a notification by a way, and why.
public sealed interface Decision {
  /// For the one who asks "why did I get this?", or why not.
  String why();

  /// @param notBefore later than now if it waits for the end of quiet hours
  record Tell(Instant notBefore, String why) implements Decision {}

  /// It is told with the next digest.
  record Gather(String why) implements Decision {}

  record Leave(String why) implements Decision {}

  /// @param ofSchedule what its schedule says; empty for a notification that belongs to none
  static Decision of(
      Notification news,
      Channel channel,
      Optional<NotifyOn> ofSchedule,
      Preferences preferences,
      Instant now) {
    var own = preferences.of(news.schedule());
    var notifyOn = own.notifyOn().or(() -> ofSchedule).orElse(NotifyOn.NEW);
    boolean gathered = isGathered(news, channel, preferences);
    return objection(news, channel, own, gathered ? inDigest(notifyOn) : notifyOn, preferences, now)
        .<Decision>map(Leave::new)
        .orElseGet(() ->
            gathered
                ? new Gather(gathering(channel, preferences))
                : tell(news, notifyOn, preferences, now));
  }

  /// What is critical does not wait.
  private static boolean isGathered(Notification news, Channel channel, Preferences preferences) {
    return preferences.cadence(channel) != Cadence.AT_ONCE && !isCritical(news);
  }

  /// A digest counts completions like any other too, since they interrupt nobody.
  private static NotifyOn inDigest(NotifyOn notifyOn) {
    return notifyOn == NotifyOn.FAILURE ? NotifyOn.FAILURE : NotifyOn.ALWAYS;
  }

  private static String gathering(Channel channel, Preferences preferences) {
    return "You have "
        + channel.words()
        + " gathered: "
        + lower(preferences.cadence(channel))
        + ".";
  }

  private static Optional<String> objection(
      Notification news,
      Channel channel,
      Preferences.OfSchedule own,
      NotifyOn notifyOn,
      Preferences preferences,
      Instant now) {
    if (!preferences.wants(news.event(), channel)) {
      return Optional.of(
          "You switched " + channel.words() + " off for " + news.event().text() + ".");
    }
    if (own.muted()) {
      return Optional.of("You muted this schedule.");
    }
    var snoozed = own.snoozedUntil().or(preferences::snoozedUntil).filter(now::isBefore);
    if (snoozed.isPresent()) {
      return Optional.of("You snoozed it until " + snoozed.get() + ".");
    }
    if (!lets(notifyOn, news.occasion())) {
      return Optional.of("It is nothing that " + word(notifyOn) + " tells of.");
    }
    return preferences
        .least()
        .filter(least -> news.severity().filter(it -> it.compareTo(least) < 0).isPresent())
        .map(least -> "It is below the least severity you want to be told of: " + word(least));
  }

  private static Decision tell(
      Notification news, NotifyOn notifyOn, Preferences preferences, Instant now) {
    var reason =
        (news.schedule().isPresent() ? "You own the schedule; it tells " : "You are told ")
            + "of "
            + news.event().text()
            + " by "
            + word(notifyOn)
            + ", and this is "
            + words(news.occasion())
            + ".";
    return preferences
        .quiet()
        .filter(_ -> !isCritical(news))
        .flatMap(hours -> hours.endOf(now))
        .map(end -> new Tell(end, reason + " It waited for the end of your quiet hours."))
        .orElseGet(() -> new Tell(now, reason));
  }

  private static boolean isCritical(Notification news) {
    return news.severity().filter(Severity.CRITICAL::equals).isPresent();
  }

  private static boolean lets(NotifyOn notifyOn, Occasion occasion) {
    return switch (occasion) {
      case Occasion.Routine _ -> notifyOn == NotifyOn.ALWAYS;
      case Occasion.Novelty _ -> notifyOn != NotifyOn.FAILURE;
      case Occasion.Trouble _, Occasion.Recovery _ -> true;
    };
  }

  private static String words(Occasion occasion) {
    return switch (occasion) {
      case Occasion.Routine _ -> "a completion like any other";
      case Occasion.Novelty _ -> "new";
      case Occasion.Trouble _ -> "something that does not work";
      case Occasion.Recovery _ -> "a recovery";
    };
  }

  private static String word(NotifyOn notifyOn) {
    return "notify_on: " + lower(notifyOn);
  }

  private static String word(Severity severity) {
    return lower(severity) + ".";
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }
}
