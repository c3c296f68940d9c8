package com.socmate.adapters.persistence;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.Webhooks;
import com.socmate.application.port.WebhooksContract;

class JdbiWebhooksTest implements WebhooksContract {
  private final Database database = TestPostgres.database();

  @Override
  public Webhooks webhooks() {
    return new JdbiWebhooks(
        database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));
  }
}
