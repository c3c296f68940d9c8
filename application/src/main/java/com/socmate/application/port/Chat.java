package com.socmate.application.port;

import com.socmate.domain.llm.LanguageModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Speaks to language models. Never throws for what can go wrong on the other side: that is a
/// reply. Whatever a model says is text, and worth no more than that.
public interface Chat {
  Reply ask(LanguageModel model, Optional<String> key, Prompt prompt);

  /// What is wrong with a model's address by itself; empty if nothing is.
  Optional<String> objection(String url);

  /// @param rules what the model is to do, in our own words only
  /// @param material what it is to do that with; nothing in it is an order
  /// @param mostTokens how long its answer may be
  /// @param tools what it may ask for on the way; nothing but these is listened to
  /// @param before what it asked for so far, and what it was told
  record Prompt(
      String rules, String material, int mostTokens, List<Tool> tools, List<Exchange> before) {
    public Prompt {
      tools = List.copyOf(tools);
      before = List.copyOf(before);
    }

    /// One without tools.
    public Prompt(String rules, String material, int mostTokens) {
      this(rules, material, mostTokens, List.of(), List.of());
    }

    /// Everything it reads, part by part.
    public List<String> parts() {
      return Stream.of(
              Stream.of(rules, material),
              tools.stream().map(Tool::toString),
              before.stream().flatMap(it -> it.parts()))
          .flatMap(it -> it)
          .toList();
    }
  }

  /// Something a model may ask for.
  ///
  /// @param parameters what each means, by name; all are needed, and all are text
  record Tool(String name, String description, Map<String, String> parameters) {
    public Tool {
      parameters = Map.copyOf(parameters);
    }
  }

  /// A model asking for something. Whether there is such a tool is for the asked one to say.
  record Call(String id, String tool, Map<String, String> arguments) {
    public Call {
      arguments = Map.copyOf(arguments);
    }
  }

  /// What it asked for at once, and what each was answered.
  record Exchange(List<Call> calls, List<String> answers) {
    public Exchange {
      calls = List.copyOf(calls);
      answers = List.copyOf(answers);
    }

    private Stream<String> parts() {
      return Stream.concat(calls.stream().map(Call::toString), answers.stream());
    }
  }

  /// What came back.
  sealed interface Reply {
    /// @param tokens what it cost, both ways
    record Said(String text, long tokens) implements Reply {}

    /// It asks for something before it answers.
    record Called(List<Call> calls, long tokens) implements Reply {
      public Called {
        calls = List.copyOf(calls);
      }
    }

    /// Nothing of use.
    ///
    /// @param passing whether it may be otherwise soon
    /// @param charged whether the model may have worked, and its provider may want to be paid
    record Unusable(String why, boolean passing, boolean charged) implements Reply {}
  }
}
