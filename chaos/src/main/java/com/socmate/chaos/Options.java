package com.socmate.chaos;

import com.socmate.chaos.fault.Fault;
import com.socmate.chaos.load.Wave;
import com.socmate.chaos.world.World;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;

/// What a round is to be.
///
/// @param seed decides the faults
/// @param world what it runs on
/// @param load for how long new load is added, unless `dispatches` says how much
/// @param dispatches if given, load is added as fast as it is worked off until that many
///   occurrences have been written
/// @param wave the schedules that come with each wave
/// @param everyWave from one wave to the next
/// @param owners how many users share the schedules
/// @param kinds of faults
/// @param faultEvery from one fault to the next, on average
/// @param patience how long nothing at all may move before the round is called stuck
public record Options(
    long seed,
    World.Plan world,
    Duration load,
    OptionalLong dispatches,
    Wave.Size wave,
    Duration everyWave,
    int owners,
    Set<Fault.Kind> kinds,
    Duration faultEvery,
    Duration patience) {
  public Options {
    kinds = Set.copyOf(kinds);
  }
}
