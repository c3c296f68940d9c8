package com.socmate.application.port;

import java.util.Optional;

/// Hashes passwords so that guessing is dear.
public interface Passwords {
  String hash(String password);

  /// Whether the password is the one hashed. Takes as long where there is no hash, and says no.
  boolean matches(String password, Optional<String> hash);
}
