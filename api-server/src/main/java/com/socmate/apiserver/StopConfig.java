package com.socmate.apiserver;

import static com.socmate.application.settings.Environment.require;

import com.socmate.application.settings.Environment;
import java.time.Duration;

/// How the server stops.
///
/// @param leave how long it goes on answering after it said that it is not ready
/// @param grace how long requests under way may take then
record StopConfig(Duration leave, Duration grace) {
  StopConfig {
    require(!leave.isNegative(), "SOCMATE_LEAVE", "zero or longer", leave);
    require(!grace.isNegative(), "SOCMATE_GRACE", "zero or longer", grace);
  }

  static StopConfig from(Environment environment) {
    return new StopConfig(
        environment.duration("SOCMATE_LEAVE", Duration.ZERO),
        environment.duration("SOCMATE_GRACE", Duration.ofSeconds(20)));
  }
}
