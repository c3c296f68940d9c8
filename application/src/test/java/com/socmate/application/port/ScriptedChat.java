package com.socmate.application.port;

import com.socmate.domain.llm.LanguageModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A model that says what it was told to say, in order, and then the last of it again and again.
public final class ScriptedChat implements Chat {
  private final ArrayDeque<Reply> script = new ArrayDeque<>(List.of(new Reply.Said("ready", 5)));
  private final List<Prompt> asked = new ArrayList<>();

  public ScriptedChat says(Reply... replies) {
    script.clear();
    script.addAll(List.of(replies));
    return this;
  }

  public List<Prompt> asked() {
    return List.copyOf(asked);
  }

  @Override
  public Reply ask(LanguageModel model, Optional<String> key, Prompt prompt) {
    asked.add(prompt);
    return script.size() > 1 ? script.removeFirst() : script.getFirst();
  }

  @Override
  public Optional<String> objection(String url) {
    return url.startsWith("https://") ? Optional.empty() : Optional.of("is no https address");
  }
}
