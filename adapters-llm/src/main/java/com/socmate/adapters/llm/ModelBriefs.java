package com.socmate.adapters.llm;

import com.socmate.application.llm.AskModel;
import com.socmate.application.llm.RunTokens;
import com.socmate.application.port.BriefReader;
import com.socmate.application.port.Chat.Prompt;
import com.socmate.application.port.LanguageModels;
import com.socmate.domain.audit.AuditOrder;
import com.socmate.domain.audit.Suggestion;
import com.socmate.domain.audit.plan.Plan;
import com.socmate.domain.llm.LanguageModel;
import com.socmate.domain.workspace.DomainName;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/// Has briefs read by the model that runs ask. It is told the brief, without what looks like a
/// secret, and the names of the targets; never anything that a target said. An answer that is not
/// of the form, or goes beyond the order, is asked for once more with what was wrong about it.
public final class ModelBriefs implements BriefReader {
  private static final int ANSWER_TOKENS = 500;
  private static final int TIMES = 2;
  private static final Duration LONGEST = Duration.ofSeconds(LONGEST_SECONDS / TIMES);

  private final LanguageModels models;
  private final AskModel ask;

  public ModelBriefs(LanguageModels models, AskModel ask) {
    this.models = models;
    this.ask = ask;
  }

  @Override
  public Optional<Suggestion> read(AuditOrder order) {
    return order
        .scope()
        .flatMap(brief -> models.standard().map(it -> read(it.within(LONGEST), order, brief)));
  }

  private Suggestion read(LanguageModel model, AuditOrder order, String brief) {
    var tokens = new RunTokens(model.tokensPerRun());
    var told = new Masked(brief);
    var why = "";
    for (int time = 1; time <= TIMES; time++) {
      var prompt = new Prompt(rules(why), material(order, told), ANSWER_TOKENS);
      switch (ask.askOnce(model, prompt, tokens)) {
        case AskModel.Answer.Nothing(var reason) -> {
          return new Suggestion.Unused(model.name(), unanswered(why, reason));
        }
        case AskModel.Answer.Called _ -> {
          return new Suggestion.Unused(model.name(), "it called a tool that it was not offered");
        }
        case AskModel.Answer.Said(var text, _, var hash) -> {
          switch (new WrittenSuggestion(model.name(), hash, told.text()).read(text)) {
            case WrittenSuggestion.Read.Kept(var suggestion) -> {
              var beyond = beyond(order, suggestion);
              if (beyond.isEmpty()) {
                return suggestion;
              }
              why = beyond.get();
            }
            case WrittenSuggestion.Read.Refused(var reason) -> why = reason;
          }
        }
      }
    }
    return new Suggestion.Unused(model.name(), why);
  }

  private static String unanswered(String before, String reason) {
    return before.isEmpty() ? reason : before + ", and asked again " + reason;
  }

  private static Optional<String> beyond(AuditOrder order, Suggestion suggestion) {
    return suggestion instanceof Suggestion.Narrower narrower
        ? Plan.objection(order, narrower)
        : Optional.empty();
  }

  private static String rules(String why) {
    return why.isEmpty()
        ? WrittenSuggestion.FORM
        : WrittenSuggestion.FORM + "An answer before this one was refused: " + why + ".\n";
  }

  private static String material(AuditOrder order, Masked brief) {
    return "Targets: "
        + order.targets().stream().map(DomainName::value).collect(Collectors.joining(", "))
        + "\nBrief:\n"
        + brief.text();
  }
}
