package com.socmate.apiserver;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.LogWorkspace;
import com.socmate.application.port.Siem;
import com.socmate.application.provider.StandardLogs;
import com.socmate.domain.investigation.Compilation;
import java.util.function.Function;

/// The standard log provider, and the compiler that asks it what it has.
final class LogWiring {
  private final LogWorkspace logs;
  private final EstimateCost estimate;

  LogWiring(Ground ground, Siem siem) {
    this.logs = new StandardLogs(siem);
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
}
