package com.socmate.domain.incident;

import java.util.Optional;
import java.util.OptionalInt;

/// Where an address is, and whose it is, as a provider's database has it. Words are the provider's;
/// those that it does not have are empty.
///
/// @param original all that it said, as JSON
public record EntityPlace(String address, Where where, Network network, String original) {
  /// @param latitude in degrees, as it was written
  public record Where(
      Sure country,
      Sure state,
      Sure city,
      Optional<String> stateCode,
      Optional<String> continent,
      Optional<String> region,
      Optional<String> latitude,
      Optional<String> longitude) {}

  /// A name, and how sure the provider is of it, in percent.
  public record Sure(Optional<String> name, OptionalInt confidence) {}

  /// @param asn the number of its autonomous system
  /// @param routing such as `fixed`
  public record Network(
      Optional<String> asn,
      Optional<String> carrier,
      Optional<String> organization,
      Optional<String> organizationType,
      Optional<String> routing) {}
}
