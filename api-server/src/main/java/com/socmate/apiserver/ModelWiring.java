package com.socmate.apiserver;

import com.socmate.adapters.http.ModelRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.llm.ModelBriefs;
import com.socmate.adapters.llm.ProviderChat;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.JdbiLanguageModels;
import com.socmate.application.llm.AskModel;
import com.socmate.application.llm.ChangeModels;
import com.socmate.application.llm.TestModel;
import com.socmate.application.port.BriefReader;
import com.socmate.application.port.Vault;
import java.security.SecureRandom;
import java.util.List;

/// The administration of language models, and what they are asked for here.
final class ModelWiring {
  private static final int LARGEST_ANSWER = 1 << 20;

  private final Ground ground;
  private final Vault vault;

  ModelWiring(Ground ground, Vault vault) {
    this.ground = ground;
    this.vault = vault;
  }

  List<Routes> routes() {
    var models = models();
    var chat = chat();
    return List.of(
        new ModelRoutes(
            models,
            new ChangeModels(models, chat, ground.audit(), ground.transactions(), ground.clock()),
            new TestModel(models, chat, ground.audit(), ground.clock()),
            ground.clock()));
  }

  /// Who reads the briefs of audits beside the rules.
  BriefReader briefs() {
    var models = models();
    return new ModelBriefs(
        models, new AskModel(models, chat(), ground.clock(), new SecureRandom()));
  }

  private JdbiLanguageModels models() {
    return new JdbiLanguageModels(ground.database(), vault);
  }

  private ProviderChat chat() {
    var outbound = ground.config().outbound();
    return new ProviderChat(
        timeout ->
            new CheckedOutbound(
                new OutboundSettings(
                    outbound.loopback(), outbound.ports(), timeout, LARGEST_ANSWER)),
        ground.telemetry().tokens());
  }
}
