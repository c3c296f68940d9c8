package com.socmate.application.port;

import java.time.Duration;

/// Hands out turns at hosts to all workers together: no two turns of a host lie nearer to each
/// other than its pace, whoever took them, and whoever asks first has the earlier ones. Time is the
/// shared store's. For many threads at once.
public interface HostPaces {
  /// The most turns that are handed out at once.
  int MOST_TURNS = 1_000;

  /// Takes the next free turns of a host, the first of them now if the host was left alone for long
  /// enough, each `every` after the one before. A turn that is not used is lost.
  ///
  /// @param host whatever is to be asked no faster, such as a name or an address
  /// @param turns 1 to [#MOST_TURNS]
  /// @param every positive, to the microsecond; what is finer is made longer
  /// @return how long after this answer the first turn is; never negative
  /// @throws Unavailable if the store does not answer; turns may have been taken then, and are lost
  Duration reserve(String host, int turns, Duration every);

  /// How long so many turns last, in whole microseconds.
  ///
  /// @throws IllegalArgumentException naming what is not as [#reserve] asks for
  static long micros(int turns, Duration every) {
    if (turns < 1 || turns > MOST_TURNS || !every.isPositive()) {
      throw new IllegalArgumentException(
          "Turns are 1 to "
              + MOST_TURNS
              + " with some time between them; found "
              + turns
              + " every "
              + every
              + ".");
    }
    return turns * Math.ceilDiv(every.toNanos(), 1_000);
  }
}
