package com.socmate.domain.run;

import com.socmate.domain.id.UserId;

/// Whose concurrency a run uses: all runs of one lane share a limit of how many execute at once.
public record Lane(String value) {
  public Lane {
    if (value.isBlank()) {
      throw new IllegalArgumentException("A lane has a name.");
    }
  }

  public static Lane of(UserId user) {
    return new Lane("user:" + user.value());
  }
}
