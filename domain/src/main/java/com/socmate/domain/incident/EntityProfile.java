package com.socmate.domain.incident;

import java.util.Optional;

/// What a provider tells of one entity by itself, beside any incident. A part is empty where the
/// provider was not asked for it, knows nothing, or did not answer.
///
/// @param place only of an address
public record EntityProfile(
    Optional<EntityPlace> place,
    Optional<EntityTimeline> timeline,
    Optional<EntityInsights> insights) {
  public static final EntityProfile NOTHING =
      new EntityProfile(Optional.empty(), Optional.empty(), Optional.empty());

  /// A part of the profile that the provider could not make out itself.
  ///
  /// @param kind such as `Activity` or `Insight`
  /// @param query the provider's name for what it asked; empty if it does not say
  public record Failure(String kind, String query, String why) {}
}
