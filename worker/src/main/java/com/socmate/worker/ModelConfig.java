package com.socmate.worker;

import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.secret.MasterKeySource;
import com.socmate.adapters.persistence.secret.MasterKeys;
import java.util.Map;
import java.util.function.Supplier;

/// How language models are reached.
///
/// @param keys what their keys in the database are sealed with; a worker without any cannot open
///   them, and does its other work as well as ever
record ModelConfig(Supplier<MasterKeys> keys, OutboundSettings outbound) {
  static ModelConfig from(Map<String, String> environment) {
    boolean given =
        !environment.getOrDefault(MasterKeySource.KEY, "").isBlank()
            || !environment.getOrDefault(MasterKeySource.FILE, "").isBlank();
    return new ModelConfig(
        given ? MasterKeySource.in(environment) : ModelConfig::none,
        OutboundSettings.from(environment));
  }

  private static MasterKeys none() {
    throw new IllegalStateException("This worker has no master keys.");
  }
}
