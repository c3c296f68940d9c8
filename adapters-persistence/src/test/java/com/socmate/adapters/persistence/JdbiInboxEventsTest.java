package com.socmate.adapters.persistence;

import com.socmate.application.port.Deliveries;
import com.socmate.application.port.InboxEvents;
import com.socmate.application.port.InboxEventsContract;
import com.socmate.application.port.Notifications;

class JdbiInboxEventsTest implements InboxEventsContract {
  private final Database database = TestPostgres.database();
  private final JdbiInboxEvents inbox = new JdbiInboxEvents(database);

  @Override
  public Notifications notifications() {
    return new JdbiNotifications(database);
  }

  @Override
  public Deliveries deliveries() {
    return new JdbiDeliveries(database);
  }

  @Override
  public InboxEvents inbox() {
    return inbox;
  }
}
