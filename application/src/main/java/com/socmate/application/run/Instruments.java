package com.socmate.application.run;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.Investigate;
import java.util.Optional;

/// What one provider's logs are investigated with.
public record Instruments(CompilePlan compiler, Investigate investigate) {
  /// Finds them by the provider's name.
  @FunctionalInterface
  public interface Shelf {
    /// Empty for a provider that is not configured any more.
    Optional<Instruments> of(String provider);
  }
}
