package com.socmate.adapters.sentinel;

/// Where the bearer token for the provider comes from.
@FunctionalInterface
public interface TokenSource {
  /// A token that is valid now, as far as is known.
  ///
  /// @throws NoToken if none is to be had
  String token();

  /// Tells that the provider did not take a token, so that another one is fetched if there is a way
  /// to.
  default void refused(String token) {}

  /// One that never changes, as the embedded workspace uses.
  static TokenSource fixed(String token) {
    return () -> token;
  }
}
