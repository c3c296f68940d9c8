package com.socmate.adapters.audit.cluster;

/// What a room may use at most.
///
/// Refuses with [IllegalArgumentException]: if a worker could not run within them, or if they are
/// none
///
/// @param memory in MiB
/// @param milliCpus thousandths of a processor
/// @param scratch in MiB of that memory, of the one folder that can be written to
/// @param storage in MiB of the node's disk, which holds what is told
public record RoomLimits(int memory, int milliCpus, int scratch, int storage) {
  /// What rooms that are containers have on one machine.
  public static final RoomLimits DEFAULT = new RoomLimits(640, 1000, 16, 64);

  private static final int LEAST_MEMORY = 512;
  private static final int MOST_MEMORY = 4096;
  private static final int MOST_CPUS = 4000;
  private static final int MOST_STORAGE = 1024;

  public RoomLimits {
    require("memory", memory, LEAST_MEMORY, MOST_MEMORY);
    require("milliCpus", milliCpus, 100, MOST_CPUS);
    require("scratch", scratch, 1, memory / 8);
    require("storage", storage, 1, MOST_STORAGE);
  }

  private static void require(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " of a room is from " + least + " to " + most + "; found " + value);
    }
  }
}
