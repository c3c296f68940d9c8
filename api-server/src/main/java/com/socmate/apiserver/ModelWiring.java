package com.socmate.apiserver;

import com.socmate.adapters.http.ModelRoutes;
import com.socmate.adapters.http.Routes;
import com.socmate.adapters.llm.ProviderChat;
import com.socmate.adapters.outbound.CheckedOutbound;
import com.socmate.adapters.outbound.OutboundSettings;
import com.socmate.adapters.persistence.JdbiLanguageModels;
import com.socmate.application.llm.ChangeModels;
import com.socmate.application.llm.TestModel;
import com.socmate.application.port.Vault;
import java.util.List;

/// The administration of language models.
final class ModelWiring {
  private static final int LARGEST_ANSWER = 1 << 20;

  private final Ground ground;
  private final Vault vault;

  ModelWiring(Ground ground, Vault vault) {
    this.ground = ground;
    this.vault = vault;
  }

  List<Routes> routes() {
    var models = new JdbiLanguageModels(ground.database(), vault);
    var outbound = ground.config().outbound();
    var chat =
        new ProviderChat(
            timeout ->
                new CheckedOutbound(
                    new OutboundSettings(
                        outbound.loopback(), outbound.ports(), timeout, LARGEST_ANSWER)),
            ground.telemetry().tokens());
    return List.of(
        new ModelRoutes(
            models,
            new ChangeModels(models, chat, ground.audit(), ground.transactions(), ground.clock()),
            new TestModel(models, chat, ground.audit(), ground.clock()),
            ground.clock()));
  }
}
