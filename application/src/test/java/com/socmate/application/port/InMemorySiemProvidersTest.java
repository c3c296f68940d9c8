package com.socmate.application.port;

class InMemorySiemProvidersTest implements SiemProvidersContract {
  private final InMemorySiemProviders providers = new InMemorySiemProviders();

  @Override
  public SiemProviders providers() {
    return providers;
  }
}
