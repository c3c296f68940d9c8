package com.socmate.application.port;

import java.util.Optional;
import java.util.function.Supplier;

/// Keeps secrets that the product itself needs again, each sealed for its place. What is kept
/// within a transaction lasts exactly if the transaction does.
public interface Vault {
  /// Keeps a secret instead of whatever was kept there.
  void keep(Secrets.Place place, byte[] secret);

  Optional<byte[]> reveal(Secrets.Place place);

  /// What is kept there, or a new secret where nothing is. Those who ask at the same moment, on any
  /// server, get the same one.
  byte[] establish(Secrets.Place place, Supplier<byte[]> ifNew);

  void forget(Secrets.Place place);
}
