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
public record Preferences(
    Map<NotificationEvent, Set<Channel>> silenced,
    Optional<Severity> least,
    Optional<QuietHours> quiet,
    Optional<Instant> snoozedUntil,
    Map<ScheduleId, OfSchedule> schedules) {
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

  public OfSchedule of(Optional<ScheduleId> schedule) {
    return schedule.map(schedules::get).orElse(OfSchedule.NONE);
  }
}
