package com.socmate.adapters.audit.tls;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a server answered to a [Hello].
sealed interface Greeting {
  /// It goes on with the handshake.
  ///
  /// @param version negotiated
  /// @param suite chosen
  /// @param compression method chosen; 0 for none
  /// @param group of the key exchange; 0 where none was said
  /// @param signature algorithm of the key exchange; 0 where none was said
  /// @param dhBits length of the prime; 0 where there is none
  /// @param extensions by their numbers
  /// @param chain certificates, each DER
  record Accepted(
      int version,
      int suite,
      int compression,
      int group,
      int signature,
      int dhBits,
      Map<Integer, byte[]> extensions,
      List<byte[]> chain,
      boolean stapled)
      implements Greeting {
    boolean has(int extension) {
      return extensions.containsKey(extension);
    }
  }

  /// It refuses, with an alert or by hanging up.
  ///
  /// @param alert its number, where it sent one
  record Refused(Optional<Integer> alert) implements Greeting {}
}
