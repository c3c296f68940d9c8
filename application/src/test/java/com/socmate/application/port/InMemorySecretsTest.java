package com.socmate.application.port;

class InMemorySecretsTest implements SecretsContract {
  @Override
  public Secrets secrets() {
    return new InMemorySecrets();
  }
}
