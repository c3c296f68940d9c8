package com.socmate.adapters.persistence;

import static com.socmate.application.port.Fixtures.IDS;

import com.socmate.adapters.persistence.secret.EnvelopeSecrets;
import com.socmate.adapters.persistence.secret.Keys;
import com.socmate.application.port.ApiClients;
import com.socmate.application.port.ApiClientsContract;
import com.socmate.domain.id.UserId;

class JdbiApiClientsTest implements ApiClientsContract {
  private final Database database = TestPostgres.database();
  private final JdbiApiClients clients =
      new JdbiApiClients(database, new JdbiVault(database, new EnvelopeSecrets(() -> Keys.of(1))));
  private final UserId owner =
      new JdbiAccounts(database).establishAdmin("a token", IDS.user()).id();

  @Override
  public ApiClients clients() {
    return clients;
  }

  @Override
  public UserId owner() {
    return owner;
  }

  @Override
  public void disable(UserId user) {
    database
        .handles()
        .with(handle ->
            handle.execute("update account set disabled_at = now() where id = ?", user.value()));
  }
}
