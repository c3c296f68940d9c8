package com.socmate.worker;

import com.socmate.adapters.llm.ProviderChat;
import com.socmate.adapters.llm.TokenCount;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.Database;
import com.socmate.adapters.persistence.JdbiAuditLog;
import com.socmate.adapters.persistence.JdbiLanguageModels;
import com.socmate.adapters.persistence.JdbiVault;
import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.application.investigation.FreeQueries;
import com.socmate.application.investigation.Limits;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.llm.AskModel;
import com.socmate.application.llm.Assistant;
import com.socmate.application.llm.ModelAssistant;
import com.socmate.application.port.LogWorkspace;
import java.security.SecureRandom;
import java.time.InstantSource;

/// The help of language models, run by run.
final class ModelWiring {
  private static final int LARGEST_ANSWER = 1 << 20;

  private ModelWiring() {}

  static Assistant.Source assistants(
      ModelConfig config,
      Database database,
      LogWorkspace logs,
      IntentLibrary library,
      InstantSource clock,
      Limits limits,
      TokenCount tokens) {
    var models =
        new JdbiLanguageModels(
            database, new JdbiVault(database, new EnvelopeSecrets(config.keys())));
    var outbound = config.outbound();
    var chat =
        new ProviderChat(
            timeout ->
                new CheckedOutbound(
                    new OutboundSettings(
                        outbound.loopback(), outbound.ports(), timeout, LARGEST_ANSWER)),
            tokens);
    return new ModelAssistant.Resources(
        models,
        new AskModel(models, chat, clock, new SecureRandom()),
        logs,
        library,
        FreeQueries.source(logs, clock, limits),
        new JdbiAuditLog(database),
        clock,
        limits.budget());
  }
}
