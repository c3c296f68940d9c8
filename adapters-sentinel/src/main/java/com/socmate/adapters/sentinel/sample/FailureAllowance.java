package com.socmate.adapters.sentinel.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lets each address have at most four failures in any 26 hours, so that everyday typing errors
/// never look like an attack, whenever in the day the question is asked.
final class FailureAllowance {
  private static final int MOST = 4;
  private static final Duration SPAN = Duration.ofHours(26);

  private final Map<String, List<Instant>> failures = new HashMap<>();

  boolean take(String address, Instant at) {
    var sofar = failures.computeIfAbsent(address, _ -> new ArrayList<>());
    long near =
        sofar.stream().filter(it -> Duration.between(it, at).abs().compareTo(SPAN) < 0).count();
    if (near >= MOST) {
      return false;
    }
    sofar.add(at);
    return true;
  }
}
