package com.socmate.adapters.http;

import com.socmate.application.resilience.Trial;

/// What trying a model or a provider found.
record TrialJson(String status, String message, long latencyMs) {
  static TrialJson from(Trial trial) {
    return new TrialJson(trial.ok() ? "ok" : "failed", trial.message(), trial.latency().toMillis());
  }
}
