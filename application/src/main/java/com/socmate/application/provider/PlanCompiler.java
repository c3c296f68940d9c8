package com.socmate.application.provider;

import com.socmate.domain.investigation.Compilation;
import java.util.function.Function;

/// Turns a question into a plan over the tables that a provider has.
@FunctionalInterface
public interface PlanCompiler {
  Compilation compile(String question, String provider);

  /// The same for questions to one provider.
  default Function<String, Compilation> at(String provider) {
    return question -> compile(question, provider);
  }
}
