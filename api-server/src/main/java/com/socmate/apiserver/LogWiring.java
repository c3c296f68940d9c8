package com.socmate.apiserver;

import com.socmate.application.investigation.CompilePlan;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.plan.EstimateCost;
import com.socmate.application.port.Siem;
import com.socmate.application.provider.PlanCompiler;
import com.socmate.application.provider.ProviderLogs;
import com.socmate.application.provider.StandardLogs;

/// The logs of each provider, and the compiler that asks one what it has.
final class LogWiring {
  private final Siem siem;
  private final ProviderLogs logs;
  private final EstimateCost estimate;

  LogWiring(Ground ground, Siem siem) {
    this.siem = siem;
    this.logs = ProviderLogs.from(siem);
    this.estimate = new EstimateCost(logs, ground.clock());
  }

  PlanCompiler compiler() {
    return (question, provider) ->
        new CompilePlan(new IntentLibrary(logs.of(provider))).compile(question);
  }

  /// One for all, since it remembers what it was told.
  EstimateCost estimate() {
    return estimate;
  }

  ProviderLogs logs() {
    return logs;
  }

  /// The kinds of checks there are; which of them a provider's tables allow does not matter.
  IntentLibrary library() {
    return new IntentLibrary(new StandardLogs(siem));
  }
}
