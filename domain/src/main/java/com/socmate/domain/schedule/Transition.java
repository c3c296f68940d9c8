package com.socmate.domain.schedule;

/// What became of a wish to move a schedule to another state.
public sealed interface Transition {
  record Moved(Schedule schedule) implements Transition {}

  /// @param why a sentence that names the state that forbids it and what would be possible
  record Forbidden(String why) implements Transition {}
}
