package com.socmate.application.port;

import java.util.List;

/// Which stretch of a list is wanted.
///
/// Refuses with [IllegalArgumentException]: for a limit outside 1 to 100 or a negative offset
public record Page(int limit, int offset) {
  public static final int MAX_LIMIT = 100;
  public static final Page FIRST = new Page(20, 0);

  public Page {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + "; found " + limit + ".");
    }
    if (offset < 0) {
      throw new IllegalArgumentException("offset is 0 or more; found " + offset + ".");
    }
  }

  /// This stretch of a list that is at hand.
  public <T> Slice<T> of(List<T> all) {
    return new Slice<>(all.stream().skip(offset).limit(limit).toList(), all.size());
  }
}
