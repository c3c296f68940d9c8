package com.socmate.application.investigation;

import com.socmate.application.investigation.intent.Intent;
import com.socmate.application.investigation.intent.IntentLibrary;
import com.socmate.application.investigation.rule.PastedRule;
import com.socmate.application.investigation.wording.Wording;
import com.socmate.domain.investigation.Compilation;

/// Turns a question in words into a plan, without a model: the same words always make the same
/// plan, and words that no plan can keep are refused with the reason.
public final class CompilePlan {
  private final IntentLibrary library;

  public CompilePlan(IntentLibrary library) {
    this.library = library;
  }

  public Compilation compile(String question) {
    var words = Wording.of(PastedRule.asKql(question));
    return library
        .best(words)
        .map(intent -> compile(intent, words))
        .orElseGet(() ->
            new Compilation.NotCompiled(
                "It is not a kind of question that can be compiled yet.",
                closest(library.closest(words))));
  }

  private static Compilation compile(Intent intent, Wording words) {
    if (words.ranks() && !words.signals().isKql()) {
      return new Compilation.NotCompiled(
          "It asks for a ranking; a run decides by a limit, such as more than 10.",
          closest(intent));
    }
    return switch (intent.plan(words)) {
      case Intent.Planned.Ready(var plan) ->
          new Compilation.Compiled(plan.sinceLastRun(words.isSinceLastRun()));
      case Intent.Planned.CannotHonour(var reason) ->
          new Compilation.NotCompiled(reason, closest(intent));
    };
  }

  private static String closest(Intent intent) {
    return "The closest that can be run: " + intent.example();
  }
}
