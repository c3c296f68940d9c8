package com.socmate.domain.graph;

import java.time.Instant;

/// Where the rows of one query show something, and since when until when.
///
/// @param firstRow counted from 1
/// @param rows how many rows show it
public record Sighting(int firstRow, int rows, Instant firstSeen, Instant lastSeen) {
  public Sighting {
    if (firstRow < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "A sighting is of 1 row or more, counted from 1; found "
              + rows
              + " from row "
              + firstRow
              + ".");
    }
  }

  /// Both together, the earlier row first.
  public Sighting and(Sighting other) {
    return new Sighting(
        Math.min(firstRow, other.firstRow),
        rows + other.rows,
        firstSeen.isBefore(other.firstSeen) ? firstSeen : other.firstSeen,
        lastSeen.isAfter(other.lastSeen) ? lastSeen : other.lastSeen);
  }
}
