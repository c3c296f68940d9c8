package com.socmate.apiserver;

import com.socmate.adapters.sentinel.SentinelLogs;
import com.socmate.adapters.sentinel.SentinelSettings;
import com.socmate.adapters.sentinel.TokenSource;
import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.LogWorkspace;
import com.socmate.domain.investigation.Compilation;
import java.util.function.Function;

/// The log provider, and the compiler that asks it what it has.
final class LogWiring {
  private final SentinelLogs logs;
  private final EstimateCost estimate;

  LogWiring(Ground ground) {
    this.logs = logs(ground);
    this.estimate = new EstimateCost(logs, ground.clock());
  }

  Function<String, Compilation> compiler() {
    return new CompilePlan(new IntentLibrary(logs))::compile;
  }

  /// One for all, since it remembers what it was told.
  EstimateCost estimate() {
    return estimate;
  }

  LogWorkspace logs() {
    return logs;
  }

  private static SentinelLogs logs(Ground ground) {
    var config = ground.config();
    return new SentinelLogs(
        SentinelSettings.of(config.workspaceUrl(), config.workspaceId(), config.plainHttpHost()),
        TokenSource.fixed(config.workspaceToken()),
        ground.clock());
  }
}
