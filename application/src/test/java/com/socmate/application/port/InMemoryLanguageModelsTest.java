package com.socmate.application.port;

class InMemoryLanguageModelsTest implements LanguageModelsContract {
  private final InMemoryLanguageModels models = new InMemoryLanguageModels();

  @Override
  public LanguageModels languageModels() {
    return models;
  }
}
