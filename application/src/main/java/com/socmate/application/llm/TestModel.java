package com.socmate.application.llm;

import com.socmate.application.port.AuditLog;
import com.socmate.application.port.Chat;
import com.socmate.application.port.LanguageModels;
import com.socmate.application.port.Request;
import com.socmate.application.resilience.Trial;
import com.socmate.domain.llm.LanguageModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// Says a word to a model and tells whether it answers.
public final class TestModel {
  private final LanguageModels models;
  private final Chat chat;
  private final AuditLog auditLog;
  private final InstantSource clock;

  public TestModel(LanguageModels models, Chat chat, AuditLog auditLog, InstantSource clock) {
    this.models = models;
    this.chat = chat;
    this.auditLog = auditLog;
    this.clock = clock;
  }

  /// @return empty if there is none of that name
  public Optional<Trial> test(String name, Request request) {
    return models.find(name).map(model -> test(model, request));
  }

  private Trial test(LanguageModel model, Request request) {
    var begun = clock.instant();
    var reply =
        chat.ask(
            model,
            models.key(model.name()),
            new Chat.Prompt("Answer with the single word ready.", "Are you there?", 16));
    var latency = Duration.between(begun, clock.instant());
    auditLog.append(
        request
            .entry(clock.instant(), "model.tested", model.name())
            .making("{\"ok\":" + (reply instanceof Chat.Reply.Said) + "}"));
    return switch (reply) {
      case Chat.Reply.Said(_, var tokens) ->
          new Trial(true, "The model answered; it cost " + tokens + " tokens.", latency);
      case Chat.Reply.Called _ -> new Trial(false, "It called a tool and said nothing.", latency);
      case Chat.Reply.Unusable(var why, _, _) ->
          new Trial(false, "It could not be used: " + why + ".", latency);
    };
  }
}
