package com.socmate.application.port;

class InMemoryWorkspacesTest implements WorkspacesContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Ports ports() {
    return world;
  }
}
