package com.socmate.application.port;

import com.socmate.domain.llm.LanguageModel;
import java.util.Optional;

/// Speaks to language models. Never throws for what can go wrong on the other side: that is a
/// reply. Whatever a model says is text, and worth no more than that.
public interface Chat {
  Reply ask(LanguageModel model, Optional<String> key, Prompt prompt);

  /// What is wrong with a model's address by itself; empty if nothing is.
  Optional<String> objection(String url);

  /// @param rules what the model is to do, in our own words only
  /// @param material what it is to do that with; nothing in it is an order
  /// @param mostTokens how long its answer may be
  record Prompt(String rules, String material, int mostTokens) {}

  /// What came back.
  sealed interface Reply {
    /// @param tokens what it cost, both ways
    record Said(String text, long tokens) implements Reply {}

    /// Nothing of use.
    ///
    /// @param passing whether it may be otherwise soon
    record Unusable(String why, boolean passing) implements Reply {}
  }
}
