package com.socmate.application.port;

class InMemoryInboxEventsTest implements InboxEventsContract {
  private final InMemoryWorld world = new InMemoryWorld(Fixtures::now);

  @Override
  public Notifications notifications() {
    return world.notifications();
  }

  @Override
  public Deliveries deliveries() {
    return world.deliveries();
  }

  @Override
  public InboxEvents inbox() {
    return world.inboxEvents();
  }
}
