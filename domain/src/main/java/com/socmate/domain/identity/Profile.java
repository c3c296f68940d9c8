package com.socmate.domain.identity;

import java.util.Optional;

/// What users say about themselves, for people to read; nothing is decided by it.
///
/// @param settings of the console, a JSON object that only it understands
public record Profile(
    Optional<String> department,
    Optional<String> jobTitle,
    Optional<String> avatarUrl,
    String settings) {
  public static final Profile EMPTY =
      new Profile(Optional.empty(), Optional.empty(), Optional.empty(), "{}");
}
