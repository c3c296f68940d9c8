package com.socmate.domain.notification;

import com.socmate.domain.finding.Severity;
import com.socmate.domain.id.ScheduleId;
import com.socmate.domain.schedule.NotifyOn;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a user wants to be told outside the inbox. Whoever says nothing is told of everything that a
/// schedule's `notify_on` lets through.
///
/// @param silenced the ways that are switched off, event by event; never the inbox
/// @param least findings below are not told; what tells of no finding always is
/// @param quiet told when they are over, unless it is critical
/// @param snoozedUntil until then nothing is told
/// @param schedules what is different for single schedules
/// @param digest by which ways things are gathered instead of told at once
public record Preferences(
    Map<NotificationEvent, Set<Channel>> silenced,
    Optional<Severity> least,
    Optional<QuietHours> quiet,
    Optional<Instant> snoozedUntil,
    Map<ScheduleId, OfSchedule> schedules,
    Optional<DigestWish> digest) {
  public static final Preferences NONE =
      new Preferences(Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /// Of how many schedules something different may be said.
  public static final int MOST_SCHEDULES = 500;

  public Preferences {
    silenced = Map.copyOf(silenced);
    schedules = Map.copyOf(schedules);
    if (silenced.values().stream().anyMatch(off -> off.contains(Channel.IN_APP))) {
      throw new IllegalArgumentException("The inbox has everything and is never switched off.");
    }
    if (schedules.size() > MOST_SCHEDULES) {
      throw new IllegalArgumentException(
          "Preferences name at most " + MOST_SCHEDULES + " schedules; found " + schedules.size());
    }
  }

  /// Of somebody who is told everything at once.
  public Preferences(
      Map<NotificationEvent, Set<Channel>> silenced,
      Optional<Severity> least,
      Optional<QuietHours> quiet,
      Optional<Instant> snoozedUntil,
      Map<ScheduleId, OfSchedule> schedules) {
    this(silenced, least, quiet, snoozedUntil, schedules, Optional.empty());
  }

  /// What is different for one schedule.
  ///
  /// @param notifyOn instead of what the schedule says
  public record OfSchedule(
      boolean muted, Optional<Instant> snoozedUntil, Optional<NotifyOn> notifyOn) {
    public static final OfSchedule NONE = new OfSchedule(false, Optional.empty(), Optional.empty());
  }

  public boolean wants(NotificationEvent event, Channel channel) {
    return !silenced.getOrDefault(event, Set.of()).contains(channel);
  }

  /// The same without digests.
  public Preferences atOnce() {
    return new Preferences(silenced, least, quiet, snoozedUntil, schedules);
  }

  public Cadence cadence(Channel channel) {
    return digest.map(wish -> wish.of(channel)).orElse(Cadence.AT_ONCE);
  }

  /// When the next digest is due by a way; never within a time in which nothing is told.
  public Optional<Instant> nextDigest(Channel channel, Instant now) {
    var from = snoozedUntil.filter(now::isBefore).orElse(now);
    return digest.flatMap(wish -> wish.nextAfter(channel, from, quiet));
  }

  public OfSchedule of(Optional<ScheduleId> schedule) {
    return schedule.map(schedules::get).orElse(OfSchedule.NONE);
  }
}
