package com.socmate.application.port;

import com.socmate.domain.llm.LanguageModel;
import java.util.List;
import java.util.Optional;

/// The language models that the administration knows, their keys, and what they cost today.
public interface LanguageModels {
  /// By name.
  List<LanguageModel> all();

  Optional<LanguageModel> find(String name);

  /// The one that runs ask, if any.
  default Optional<LanguageModel> standard() {
    return all().stream().filter(LanguageModel::standard).findFirst();
  }

  /// Keeps a model, new or changed. One that is the standard is so alone.
  void save(LanguageModel model);

  /// @return false if there is none
  boolean remove(String name);

  void keepKey(String name, String key);

  Optional<String> key(String name);

  /// Books tokens on today's account by the database's clock, unless more than that would stand on
  /// it then. Correct under parallel calls.
  boolean book(String name, long tokens, long most);

  /// Puts right what was booked beforehand.
  ///
  /// @param tokens how many more, or fewer if below zero
  void correct(String name, long tokens);

  /// How many stand on today's account.
  long spentToday(String name);
}
