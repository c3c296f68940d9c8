package com.socmate.adapters.sentinel;

/// Where the bearer token for the provider comes from.
@FunctionalInterface
public interface TokenSource {
  /// A token that is valid now.
  String token();

  /// One that never changes, as the embedded workspace uses.
  static TokenSource fixed(String token) {
    return () -> token;
  }
}
