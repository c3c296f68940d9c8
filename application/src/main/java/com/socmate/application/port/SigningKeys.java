package com.socmate.application.port;

import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/// The keys that tokens are signed with, the same for all servers. A key is published before it
/// signs, and still verifies for a time after it has signed last.
public interface SigningKeys {
  /// Every key there is, in no order.
  List<SigningKey> all();

  /// Moves the keys on as far as their ages allow, and makes those that are missing: afterwards
  /// there is exactly one active key and one next. Servers that ask at the same moment move them
  /// once.
  List<SigningKey> advance(Ages ages, Supplier<KeyPair> fresh);

  /// @param id names the key in tokens
  record SigningKey(String id, Stage stage, KeyPair pair) {
    /// Without the key.
    @Override
    public String toString() {
      return "SigningKey[id=" + id + ", stage=" + stage + "]";
    }
  }

  /// What a key does at its time.
  enum Stage {
    /// Is published and will sign.
    NEXT,
    /// Signs.
    ACTIVE,
    /// Signs no more, and verifies what it signed.
    RETIRING
  }

  /// @param published how long a key is published before it signs
  /// @param active how long it signs
  /// @param retiring how long it verifies afterwards
  record Ages(Duration published, Duration active, Duration retiring) {}
}
