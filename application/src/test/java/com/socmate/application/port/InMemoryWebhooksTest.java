package com.socmate.application.port;

import java.time.InstantSource;

class InMemoryWebhooksTest implements WebhooksContract {
  private final InMemoryWorld world = new InMemoryWorld(InstantSource.system());

  @Override
  public Webhooks webhooks() {
    return world.webhooks();
  }
}
